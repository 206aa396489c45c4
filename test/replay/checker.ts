import { grouped } from './grouped';
import { within } from './habits';
import type { Asked, History, StoredLine } from './history';
import { longestIdle } from './longest-idle';
import { type Line, placeOf } from './script';

/** How many questions or messages bear each fault; `joined` and `amid` are none. */
export interface Findings {
  messages: number;
  /** That were stored as such, commands and silences included. */
  questions: number;
  /** Questions of more than one message. */
  joined: number;
  /** Whole questions that came while a burst of somebody else in the group was open. */
  amid: number;
  /** Not stored, not settled, never asked, or answered and not shown. */
  lost: number;
  /** Claimed, asked or answered twice. */
  doubled: number;
  /** Questions of two members, threads or groups, and replies in another group. */
  mixed: number;
  misordered: number;
  /** Messages apart from the one to which they belong. */
  split: number;
  /** Questions that join what does not belong together. */
  merged: number;
  /** Questions that were not taken up in time although nothing else of their group was under way. */
  blocked: number;
  /** Messages of which the assistant was told after they were taken back. */
  withdrawn: number;
  restarts: number;
  /** One line for each fault, with ids of messages. */
  faults: string[];
}

export const faultNames = [
  'lost',
  'doubled',
  'mixed',
  'misordered',
  'split',
  'merged',
  'blocked',
  'withdrawn',
] as const;
type Fault = (typeof faultNames)[number];

/** Milliseconds: between two looks of the program at what is due. */
const SLACK = 3_000;
/** After the end of a program until another one has taken up all that it left. */
const RECOVERY = 60_000;
/** Outcomes after which nobody need have been asked. */
const WITHOUT_ASKING = new Set(['message-recalled', 'stopped', 'command-answered']);

/** Holds what the assistant was asked and what was stored against what the members said. */
export function check(history: History): Findings {
  return new Checker(history).run();
}

class Checker {
  private readonly findings: Findings;
  private readonly lines: ReadonlyMap<string, Line>;
  private readonly stored: ReadonlyMap<string, StoredLine>;
  private readonly askedOf = new Map<string, Asked[]>();
  private readonly askedIn: ReadonlyMap<string, readonly Asked[]>;
  private readonly recalled: ReadonlyMap<string, number>;
  private readonly questions: ReadonlyMap<string, StoredLine[]>;

  constructor(private readonly history: History) {
    const { script, stored, asked, restarts } = history;
    this.lines = new Map(script.lines.map((line) => [line.message.platformMessageId, line]));
    this.stored = new Map(stored.map((line) => [line.id, line]));
    this.questions = grouped(
      stored.filter(({ questionId }) => questionId !== null),
      ({ questionId }) => questionId ?? '',
    );
    for (const ask of asked) for (const id of ask.ids) this.askedOf.set(id, [...(this.askedOf.get(id) ?? []), ask]);
    this.askedIn = grouped(asked, ({ ids }) => this.lines.get(ids[0] ?? '')?.message.conversation.id ?? '');
    this.recalled = new Map(history.recalled.map(({ id, at }) => [id, at]));
    const joined = [...this.questions.values()].filter(({ length }) => length > 1).length;
    const counts = { messages: script.lines.length, questions: this.questions.size, joined, restarts: restarts.length };
    const faults = Object.fromEntries(faultNames.map((name) => [name, 0])) as Record<Fault, number>;
    this.findings = { ...counts, amid: 0, ...faults, faults: [] };
  }

  run(): Findings {
    for (const line of this.lines.values()) this.judgeLine(line);
    for (const [questionId, lines] of this.questions) this.judgeQuestion(questionId, lines);
    for (const ask of this.history.asked) this.judgeAsked(ask);
    this.judgeClaims();
    this.judgeReplies();
    this.judgeActs();
    return this.findings;
  }

  private judgeLine({ message: { platformMessageId: id }, expects }: Line): void {
    const stored = this.stored.get(id);
    if (!stored) this.note('lost', `${id} was never stored`);
    else if (!stored.questionId && !stored.reason) this.note('lost', `${id} is pending in the end`);
    else if (stored.questionId && stored.reason) this.note('doubled', `${id} has a question and a reason of its own`);
    else if (expects === 'question' && !stored.questionId) this.note('lost', `${id} is no question: ${stored.reason}`);
    else if (expects === 'duplicate' && stored.questionId) this.note('doubled', `${id} repeats another and was asked`);
    for (const ask of this.askedOf.get(id) ?? []) {
      if ((this.recalled.get(id) ?? Infinity) < ask.at) {
        this.note('withdrawn', `${id} was asked after it was taken back`);
      }
    }
  }

  private judgeQuestion(questionId: string, lines: readonly StoredLine[]): void {
    const { outcome } = lines[0] as StoredLine;
    if (outcome && WITHOUT_ASKING.has(outcome.reason)) return;
    if (outcome?.kind === 'failed') this.note('lost', `${questionId} failed: ${outcome.reason}`);
    const asks = lines.flatMap(({ id }) => this.askedOf.get(id) ?? []);
    const whole = asks.find(({ ids }) => ids.length === lines.length && lines.every(({ id }) => ids.includes(id)));
    if (!whole) this.note('lost', `${questionId} was never asked with all its messages`);
  }

  private judgeAsked(ask: Asked): void {
    const lines = ask.ids.flatMap((id) => this.lines.get(id) ?? []);
    const name = ask.ids.join(' + ');
    if (lines.length < ask.ids.length) this.note('mixed', `${name} holds what nobody said`);
    if (new Set(lines.map(placeOf)).size > 1) this.note('mixed', `${name} is of several members, threads or groups`);
    else if (this.isMerged(lines)) this.note('merged', `${name} joins several things`);
    const sent = lines.map(({ message }) => message.sentAt);
    if (sent.some((at, index) => at < (sent[index - 1] ?? 0))) this.note('misordered', name);
    if (new Set(ask.ids).size < ask.ids.length) this.note('doubled', `${name} holds a message twice`);
    const before = new Set(ask.ids.flatMap((id) => this.askedOf.get(id) ?? []).filter((other) => other.at < ask.at));
    for (const other of before) {
      const isSame = ask.ids.every((id) => other.ids.includes(id));
      if (!isSame) this.note('doubled', `${name} was asked before as ${other.ids.join(' + ')}`);
      else if (other.settledAt !== null) this.note('doubled', `${name} was asked again after its end`);
    }
  }

  /** A picture that came too late for the words to which it belongs waits for words, and takes the next ones. */
  private isMerged(lines: readonly Line[]): boolean {
    const received = ({ message }: Line) => this.stored.get(message.platformMessageId)?.receivedAt ?? 0;
    return lines.some((line, at) => {
      const before = lines[at - 1];
      if (!before || before.act === line.act) return false;
      const isWaiting = lines.slice(0, at).every(({ message }) => message.text === '');
      return !isWaiting || received(line) - received(before) > within.alone;
    });
  }

  private judgeClaims(): void {
    const seen = new Set<string>();
    for (const id of this.history.claimed) {
      if (seen.has(id)) this.note('doubled', `${id} was claimed twice`);
      seen.add(id);
    }
  }

  private judgeReplies(): void {
    const shown = new Map<string, number>();
    for (const { conversation, replyTo } of this.history.replies) {
      const line = this.lines.get(replyTo);
      const stored = this.stored.get(replyTo);
      if (line?.message.conversation.id !== conversation) this.note('mixed', `a reply to ${replyTo} is elsewhere`);
      const key = stored?.questionId ?? replyTo;
      shown.set(key, (shown.get(key) ?? 0) + 1);
    }
    for (const [key, count] of shown) if (count > 1) this.note('doubled', `${key} has ${count} replies`);
    for (const [questionId, [first]] of this.questions) {
      if (first?.hasAnswer && !shown.has(questionId)) this.note('lost', `the reply to ${questionId} was never shown`);
    }
  }

  private judgeActs(): void {
    const acts = grouped(this.lines.values(), ({ act }) => act);
    for (const lines of acts.values()) {
      this.judgeTogether(lines);
      this.judgePromptness(lines);
    }
  }

  /** Each line with the one before it, without what was taken back or repeats another. */
  private judgeTogether(lines: readonly Line[]): void {
    const kept = lines.flatMap((line) => {
      const stored = this.stored.get(line.message.platformMessageId);
      return stored?.questionId ? [{ line, stored }] : [];
    });
    const opened = kept[0]?.stored.receivedAt ?? 0;
    kept.forEach(({ line, stored }, at) => {
      const before = kept[at - 1]?.stored;
      if (!before || line.joinsWithin === null || before.questionId === stored.questionId) return;
      const isInTime = stored.receivedAt - before.receivedAt <= line.joinsWithin;
      const isShort = at === 1 || stored.receivedAt - opened <= within.longest;
      if (isInTime && isShort) this.note('split', `${before.id} and ${stored.id} belong together`);
    });
  }

  private judgePromptness(lines: readonly Line[]): void {
    const last = lines.at(-1);
    const stored = last && this.stored.get(last.message.platformMessageId);
    const [ask] = this.askedOf.get(stored?.id ?? '') ?? [];
    if (!last || !stored || !ask || last.dueWithin === null || this.wasDown(stored.receivedAt, ask.at)) return;
    const ofGroup = this.askedIn.get(last.message.conversation.id) ?? [];
    const idle = longestIdle(ofGroup, stored.receivedAt + last.dueWithin, ask.at);
    if (idle > SLACK) this.note('blocked', `${stored.id} waited ${idle} ms although nothing else was worked on`);
    const isWhole = lines.length === 1 && last.dueWithin < within.pause;
    if (isWhole && this.isAmid(ofGroup, stored, ask)) this.findings.amid++;
  }

  private wasDown(from: number, until: number): boolean {
    return this.history.restarts.some((restart) => restart.from <= until && from <= restart.until + RECOVERY);
  }

  /** Whether a burst of somebody else is open when it comes, and still when it is taken up. */
  private isAmid(ofGroup: readonly Asked[], { id, receivedAt }: StoredLine, { at }: Asked): boolean {
    return ofGroup.some(({ ids: [first = ''], at: later }) => {
      return first !== id && (this.stored.get(first)?.receivedAt ?? Infinity) < receivedAt && later > at;
    });
  }

  private note(fault: Fault, words: string): void {
    this.findings[fault]++;
    this.findings.faults.push(`${fault}: ${words}`);
  }
}
