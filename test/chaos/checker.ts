import type { EntryOf, LogEntry } from '../fakes/feishu-server/log';

/** Something a member said, and what the group may get for it. */
export interface Utterance {
  /** More than one where the platform carried it under several ids. */
  messageIds: readonly string[];
  chatId: string;
  /** `outcome`: its answer or one honest line. */
  expects: 'answer' | 'outcome' | 'silence';
  /** Each in `〔…〕`: what its answer shows, in this order, in as many messages as it takes. */
  marks: readonly string[];
  /** What only the end of a finished answer shows, such as its sources. */
  closing?: string;
}

/** All but the first two are faults; each utterance counts once in each. */
export interface Findings {
  /** Acknowledged to the platform at least once. */
  delivered: number;
  /** Got exactly what they may get, whatever the order. */
  replies: number;
  /** Acknowledged, and never answered. */
  lost: number;
  /** Never acknowledged, and never answered. */
  unacknowledged: number;
  doubled: number;
  /** Replies in another group or topic, to another message, or with what belongs to another question. */
  misplaced: number;
  /** Marks or the end are missing. */
  missingParts: number;
  /** Parts in another order, between those of another answer, or answers in another order than that of the questions. */
  outOfOrder: number;
  chatterAnswered: number;
  /** One reply, which is not the answer. */
  wrong: number;
  /** One line for each, with the ids of the platform. */
  faults: string[];
}

type Fault = Exclude<keyof Findings, 'delivered' | 'replies' | 'faults'>;
type Posted = EntryOf<'posted'>;

const MARK = /〔[^〔〕]+〕/g;

/** What a group saw, held against what was said: reads nothing but the platform's own log. */
export function check(log: readonly LogEntry[], utterances: readonly Utterance[]): Findings {
  return new Checker(log, utterances).run();
}

class Checker {
  private readonly findings: Findings = {
    delivered: 0,
    replies: 0,
    lost: 0,
    unacknowledged: 0,
    doubled: 0,
    misplaced: 0,
    missingParts: 0,
    outOfOrder: 0,
    chatterAnswered: 0,
    wrong: 0,
    faults: [],
  };
  private readonly shown = new Map<string, string>();
  private readonly recalled = new Set<string>();
  private readonly said = new Map<string, Posted>();
  private readonly pushes = new Map<string, EntryOf<'delivered'>[]>();
  private readonly byBot: Posted[] = [];

  constructor(
    log: readonly LogEntry[],
    private readonly utterances: readonly Utterance[],
  ) {
    for (const entry of log) {
      if (entry.kind === 'posted' || entry.kind === 'updated') this.shown.set(entry.messageId, entry.text);
      if (entry.kind === 'recalled') this.recalled.add(entry.messageId);
      if (entry.kind === 'posted' && entry.appId === undefined) this.said.set(entry.messageId, entry);
      if (entry.kind === 'posted' && entry.appId !== undefined) this.byBot.push(entry);
      if (entry.kind === 'delivered' && entry.eventType === 'im.message.receive_v1') {
        this.pushes.set(entry.messageId ?? '', [...(this.pushes.get(entry.messageId ?? '') ?? []), entry]);
      }
    }
  }

  run(): Findings {
    const replies = this.repliesByUtterance();
    for (const utterance of this.utterances) this.judge(utterance, replies.get(utterance) ?? []);
    const chats = new Set(this.utterances.map(({ chatId }) => chatId));
    for (const chatId of chats) {
      const within = this.utterances.filter((utterance) => utterance.chatId === chatId);
      this.judgeOrder(within.map((utterance) => ({ utterance, replies: replies.get(utterance) ?? [] })));
    }
    return this.findings;
  }

  private repliesByUtterance(): Map<Utterance, Posted[]> {
    const owners = new Map(
      this.utterances.flatMap((one) => one.messageIds.map((messageId) => [messageId, one] as const)),
    );
    const replies = new Map<Utterance, Posted[]>();
    for (const reply of this.byBot) {
      if (this.recalled.has(reply.messageId)) continue;
      const owner = owners.get(reply.inReplyTo ?? '');
      const place = owner && this.misplacement(reply, owner);
      if (!owner || place) this.note('misplaced', `${reply.messageId} ${place ?? 'answers nothing that was said'}`);
      else replies.set(owner, [...(replies.get(owner) ?? []), reply]);
    }
    return replies;
  }

  private misplacement(reply: Posted, { chatId, marks }: Utterance): string | null {
    const { threadId } = this.said.get(reply.inReplyTo ?? '') ?? {};
    if (reply.chatId !== chatId) return 'stands in another group';
    if (threadId !== undefined && reply.threadId !== threadId) return 'stands in another topic';
    const foreign = this.marksIn([reply]).find((mark) => !marks.includes(mark));
    return foreign === undefined ? null : `shows ${foreign}, which answers another question`;
  }

  private judge({ messageIds, expects, marks, closing }: Utterance, replies: readonly Posted[]): void {
    const name = messageIds.join(' = ');
    const isDelivered = messageIds.some((messageId) => this.pushes.get(messageId)?.some(({ ok }) => ok));
    if (isDelivered) this.findings.delivered++;
    if (expects === 'silence') {
      if (replies.length > 0) this.note('chatterAnswered', name);
      return;
    }
    if (replies.length === 0) {
      this.note(isDelivered ? 'lost' : 'unacknowledged', name);
      return;
    }
    const found = this.marksIn(replies);
    const bare = replies.filter((reply) => this.marksIn([reply]).length === 0).length;
    const missing = marks.filter((mark) => !found.includes(mark));
    if (closing !== undefined && !this.textOf(replies.at(-1)).includes(closing)) missing.push(closing);
    if (new Set(found).size < found.length || (bare > 0 && replies.length > 1)) {
      this.note('doubled', `${name}: ${replies.length} messages, ${found.join(' ')}`);
    } else if (found.length === 0) {
      if (expects === 'outcome' || marks.length === 0) this.findings.replies++;
      else this.note('wrong', `${name}: ${this.textOf(replies[0]).slice(0, 60)}`);
    } else if (missing.length > 0) this.note('missingParts', `${name}: ${missing.join(' ')}`);
    else if (found.some((mark, at) => mark !== marks[at])) this.note('outOfOrder', `${name}: ${found.join(' ')}`);
    else this.findings.replies++;
  }

  /** A question that was pushed after another one was acknowledged is answered after it. */
  private judgeOrder(answered: readonly { utterance: Utterance; replies: readonly Posted[] }[]): void {
    const times = answered.flatMap(({ utterance, replies }) => {
      const [first] = replies;
      const last = replies.at(-1);
      if (!first || !last) return [];
      const pushes = utterance.messageIds.flatMap((messageId) => this.pushes.get(messageId) ?? []);
      const acknowledgedAt = Math.min(...pushes.flatMap(({ ok, realAt }) => (ok ? [realAt] : [])));
      const pushedAt = Math.min(...pushes.map(({ realAt, milliseconds }) => realAt - milliseconds));
      return [
        { name: utterance.messageIds[0] ?? '', acknowledgedAt, pushedAt, first: first.number, last: last.number },
      ];
    });
    for (const one of times) {
      const overtaken = times.some((other) => other.acknowledgedAt < one.pushedAt && other.first > one.first);
      const mixed = times.some((other) => other !== one && other.first > one.first && other.first < one.last);
      if (overtaken || mixed) this.note('outOfOrder', `${one.name} ${overtaken ? 'overtook' : 'was interrupted'}`);
    }
  }

  private textOf(reply: Posted | undefined): string {
    return this.shown.get(reply?.messageId ?? '') ?? '';
  }

  private marksIn(replies: readonly Posted[]): string[] {
    return replies.flatMap((reply) => this.textOf(reply).match(MARK) ?? []);
  }

  private note(fault: Fault, words: string): void {
    this.findings[fault]++;
    this.findings.faults.push(`${fault}: ${words}`);
  }
}

/** The faults that are counted, by name; nothing when all is well. */
export function faultsIn(findings: Findings, { mayOvertake = false } = {}): string[] {
  const counted: Fault[] = [
    'lost',
    'unacknowledged',
    'doubled',
    'misplaced',
    'missingParts',
    'chatterAnswered',
    'wrong',
    ...(mayOvertake ? [] : (['outOfOrder'] as const)),
  ];
  return counted.filter((fault) => findings[fault] > 0).map((fault) => `${findings[fault]} ${fault}`);
}
