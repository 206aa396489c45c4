import {
  type Channel,
  type ChannelHandlers,
  type OutgoingReply,
  type PlatformMessageRef,
  type ReplyDraft,
  SendError,
  type SendLimit,
  type StoreDraft,
} from '../../src/core/ports/channel';

interface Posted {
  sendKey: string;
  conversation: string;
  replyTo: string;
  /** Every state that the group has seen, the last one now; empty when it was taken back. */
  texts: string[];
  isRecalled: boolean;
}

/** What the next send does: throws before or after the group sees the reply. */
export type SendFault = { before: Error } | { after: Error };

/** A platform in memory, with what the group sees on it. */
export class FakeChannel implements Channel {
  readonly posted = new Map<string, Posted>();
  readonly faults: SendFault[] = [];
  readonly working: string[] = [];
  sendLimits: readonly SendLimit[] = [];
  partCharacters?: number;
  sendKeyMilliseconds?: number;
  fetchQuoted?: NonNullable<Channel['fetchQuoted']>;
  canSend?: NonNullable<Channel['canSend']>;
  directTo?: NonNullable<Channel['directTo']>;
  /** From this send on the platform refuses. */
  refuseFrom = Infinity;
  /** How often something was sent or looked for. */
  readonly calls: string[] = [];
  handlers: ChannelHandlers | null = null;
  private count = 0;

  constructor(
    readonly name = 'web',
    readonly recognisesSendKeys = true,
  ) {}

  start(handlers: ChannelHandlers): Promise<void> {
    this.handlers = handlers;
    return Promise.resolve();
  }

  stop = (): Promise<void> => Promise.resolve();

  send(reply: OutgoingReply): Promise<{ platformMessageId: string }> {
    this.calls.push('send');
    if (this.calls.filter((call) => call === 'send').length >= this.refuseFrom) {
      return Promise.reject(new SendError('refused', '230002'));
    }
    const fault = this.faults.shift();
    if (fault && 'before' in fault) return Promise.reject(fault.before);
    const platformMessageId = this.post(reply);
    return fault ? Promise.reject(fault.after) : Promise.resolve({ platformMessageId });
  }

  findSent(reply: OutgoingReply, known: readonly string[]): Promise<{ platformMessageId: string } | null> {
    this.calls.push('findSent');
    for (const [platformMessageId, { replyTo, isRecalled }] of this.posted) {
      if (replyTo === reply.replyTo && !isRecalled && !known.includes(platformMessageId)) {
        return Promise.resolve({ platformMessageId });
      }
    }
    return Promise.resolve(null);
  }

  recall({ platformMessageId }: PlatformMessageRef): Promise<void> {
    this.calls.push('recall');
    const posted = this.posted.get(platformMessageId);
    if (posted) posted.isRecalled = true;
    return Promise.resolve();
  }

  showWorking({ platformMessageId }: PlatformMessageRef): Promise<void> {
    this.working.push(platformMessageId);
    return Promise.resolve();
  }

  hideWorking({ platformMessageId }: PlatformMessageRef): Promise<void> {
    const at = this.working.indexOf(platformMessageId);
    if (at >= 0) this.working.splice(at, 1);
    return Promise.resolve();
  }

  /** As a platform does after an hour. */
  forgetKeys(): void {
    for (const posted of this.posted.values()) posted.sendKey = 'forgotten';
  }

  /** The replies that the group sees now, in the order in which they were sent. */
  texts(conversation?: string): string[] {
    return [...this.posted.values()]
      .filter((posted) => !posted.isRecalled && (conversation === undefined || posted.conversation === conversation))
      .map(({ texts }) => texts.at(-1) ?? '');
  }

  protected post({ sendKey, conversation, replyTo, text }: OutgoingReply): string {
    for (const [id, posted] of this.posted) {
      if (this.recognisesSendKeys && posted.sendKey === sendKey) {
        posted.texts.push(text);
        return id;
      }
    }
    const id = `sent-${++this.count}`;
    this.posted.set(id, { sendKey, conversation: conversation.id, replyTo, texts: [text], isRecalled: false });
    return id;
  }
}

/** One that shows replies while they are written. */
export class DraftingChannel extends FakeChannel {
  async openDraft(reply: OutgoingReply, store: StoreDraft): Promise<ReplyDraft> {
    this.calls.push(`openDraft ${reply.draft ?? 'new'}`);
    await store('card');
    const platformMessageId = this.post(reply);
    await store('card', platformMessageId);
    return {
      show: (text) => {
        this.post({ ...reply, text });
      },
      settle: () => Promise.resolve(),
    };
  }
}
