import { refusals } from './refusal';

/** A message of the robot as a member sees it. */
export interface Seen {
  kind: 'stream' | 'markdown' | 'image' | 'file' | 'welcome';
  /** What it shows now. */
  text: string;
  /** All that it showed, in order. */
  states: string[];
  /** False while a stream is still being written. */
  isFinished: boolean;
  /** The member's message that it answers; null where it was sent without one. */
  answers: string | null;
  /** Of a picture or a file, whose text is its name. */
  bytes: Buffer | null;
  /** With which a member can judge it. */
  feedbackId: string | null;
}

interface Stream {
  seen: Seen;
  beganAt: number;
}

/** Page `path/101463`: a stream ends six minutes after its first state. */
const STREAM_MILLISECONDS = 6 * 60_000;
/** Pages `path/101031` and `path/101463`. */
const MAX_BYTES = 20_480;

const conversationOf = (chatid: string | undefined, userid: string): string => chatid ?? `single:${userid}`;

/** What members see, by conversation: a group's `chatid`, or `single:` and the member's id. */
export class Conversations {
  private readonly seen = new Map<string, Seen[]>();
  private readonly streams = new Map<string, Stream>();
  /** In which a member wrote to the robot. */
  private readonly open = new Set<string>();

  static idOf = conversationOf;

  constructor(private readonly now: () => number) {}

  opened(conversation: string): void {
    this.open.add(conversation);
  }

  /** A robot may write only where somebody wrote to it before. */
  checkOpen(conversation: string): void {
    if (!this.open.has(conversation)) throw refusals.conversation();
  }

  in(conversation: string): readonly Seen[] {
    return this.seen.get(conversation) ?? [];
  }

  show(conversation: string, shown: Partial<Seen> & Pick<Seen, 'kind' | 'text'>): Seen {
    checkContent(shown.text);
    const message = {
      states: [shown.text],
      isFinished: true,
      answers: null,
      bytes: null,
      feedbackId: null,
      ...shown,
    };
    this.seen.set(conversation, [...this.in(conversation), message]);
    return message;
  }

  /** Assumed: a finished stream takes no more, like one that is too old. */
  stream(
    conversation: string,
    state: { id: string; text: string; isFinished: boolean; answers: string | null; feedbackId: string | null },
  ): void {
    checkContent(state.text);
    const key = `${conversation} ${state.id}`;
    const known = this.streams.get(key);
    if (!known) {
      const seen = this.show(conversation, { kind: 'stream', ...state });
      this.streams.set(key, { seen, beganAt: this.now() });
      return;
    }
    const { seen, beganAt } = known;
    if (seen.isFinished || this.now() - beganAt > STREAM_MILLISECONDS) throw refusals.streamExpired();
    seen.text = state.text;
    seen.isFinished = state.isFinished;
    if (seen.states.at(-1) !== state.text) seen.states.push(state.text);
  }
}

function checkContent(text: string): void {
  if (Buffer.byteLength(text) > MAX_BYTES) throw refusals.content();
}
