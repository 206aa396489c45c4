import type { Evidence } from '../../src/core/answer';
import type { SourcedPassage } from '../../src/core/knowledge';
import type { Burst, Message, MessageDetails } from '../../src/core/message';
import type { Outcome } from '../../src/core/outcome';
import type { Clock } from '../../src/core/ports/clock';
import type { LogFields, Logger } from '../../src/core/ports/logger';
import type { AssistantSnapshot, AssistantSnapshots, PassageIndex } from '../../src/core/ports/passage-index';
import type { Question } from '../../src/core/question';
import type { Verdict } from '../../src/core/verdict';

/** What a fake does where a test set nothing up. */
export const notSetUp = (): never => {
  throw new Error('This fake was not set up for that.');
};

export const message = (changes: Partial<Message> = {}): Message => ({
  id: 'm1',
  conversation: { channel: 'web', id: 'group' },
  app: 'page',
  platformMessageId: 'p1',
  assistant: 'patients',
  member: { id: 'li', name: '李阿姨' },
  text: '血压多少算高',
  mentionsBot: false,
  sentAt: 1000,
  receivedAt: 1001,
  ...changes,
});

/** What a platform tells of a plain text. */
export const details = (changes: Partial<MessageDetails> = {}): MessageDetails => ({
  kind: 'text',
  attachments: [],
  quoted: null,
  threadId: null,
  mentionsAll: false,
  mentionedOthers: [],
  isDirect: false,
  ...changes,
});

export function burst(...messages: Partial<Message>[]): Burst {
  const all = (messages.length > 0 ? messages : [{}]).map((changes, at) => message({ id: `m${at + 1}`, ...changes }));
  const { assistant, conversation, member } = all[0] as Message;
  return { assistant, conversation, member, messages: all };
}

export const question = (changes: Partial<Question> = {}): Question => ({
  assistant: 'patients',
  conversation: { channel: 'web', id: 'group' },
  member: { id: 'li', name: '李阿姨' },
  text: '血压多少算高',
  rewritten: null,
  matchText: '血压多少算高',
  mentionsBot: false,
  language: 'zh',
  attachments: [],
  articles: [],
  quoted: null,
  ...changes,
});

export const evidence = (id: string, changes: Partial<Evidence> = {}): Evidence => ({
  id,
  kind: 'passage',
  retriever: 'keyword',
  text: '诊室血压达到140/90 mmHg算高血压。',
  title: '血压数值',
  headingPath: ['怎么算高'],
  sources: ['中国高血压防治指南'],
  reviewedOn: '2026-03-01',
  documentId: 'document-1',
  place: null,
  url: null,
  score: 5,
  ...changes,
});

export const sourcedPassage = (id: string, changes: Partial<SourcedPassage> = {}): SourcedPassage => ({
  id,
  documentId: 'd1',
  ordinal: 0,
  headingPath: ['血压数值', '怎么算高'],
  start: 0,
  end: 20,
  text: '诊室血压达到140/90 mmHg算高血压。',
  overlap: '',
  place: null,
  url: null,
  documentTitle: '血压数值',
  documentPath: 'documents/numbers.md',
  knowledgeBase: 'patients',
  sources: ['中国高血压防治指南'],
  reviewedOn: '2026-03-01',
  ...changes,
});

export const verdict = (changes: Partial<Verdict> = {}): Verdict => ({
  decision: 'accept',
  reason: 'above-threshold',
  score: 1.5,
  threshold: -0.4,
  reviewWidth: 0.25,
  knowledgeScore: 3,
  knowledgeThreshold: 2.3,
  nearestGood: [],
  nearestBad: [],
  passages: [],
  ...changes,
});

export const rejected = (changes: Partial<Verdict> = {}): Verdict =>
  verdict({ decision: 'reject', reason: 'below-threshold', score: -3, ...changes });

/** In which every character and word weighs the same. */
export const evenIndex = (changes: Partial<PassageIndex> = {}): PassageIndex => ({
  search: notSetUp,
  weightOf: () => 1,
  searchWeightOf: () => 1,
  ...changes,
});

export const snapshot = (changes: Partial<AssistantSnapshot> = {}): AssistantSnapshot => ({
  assistant: 'patients',
  revision: 1,
  passageCount: 10,
  passages: evenIndex(),
  gate: { judge: notSetUp },
  similarPairs: notSetUp,
  ...changes,
});

/** Of the assistants that it was given, and of no other. */
export function snapshotsOf(...all: AssistantSnapshot[]): AssistantSnapshots {
  const current = (assistant: string) => all.find((one) => one.assistant === assistant) ?? null;
  return { current, whenReady: (assistant) => Promise.resolve(current(assistant)) };
}

export const outcome = (changes: Partial<Outcome> = {}): Outcome => ({
  kind: 'silent',
  reason: 'below-threshold',
  answer: null,
  trace: {
    question: { text: '血压多少算高', matchText: '血压多少算高', mentionsBot: false },
    stages: [],
    verdict: null,
    evidence: [],
    failedRetrievers: [],
    fallback: null,
    tokens: null,
  },
  ...changes,
});

/** A clock on which every look at the elapsed time is `step` milliseconds later. */
export class SteppingClock implements Clock {
  private time = 0;

  constructor(
    private readonly step = 5,
    private readonly date = 1_700_000_000_000,
  ) {}

  now = (): number => this.date;
  elapsed = (): number => (this.time += this.step);
}

export interface LogLine {
  level: 'info' | 'warn' | 'error';
  fields: LogFields;
  message: string;
}

export class FieldLogger implements Logger {
  readonly lines: LogLine[] = [];
  info = (fields: LogFields, text: string): void => void this.lines.push({ level: 'info', fields, message: text });
  warn = (fields: LogFields, text: string): void => void this.lines.push({ level: 'warn', fields, message: text });
  error = (fields: LogFields, text: string): void => void this.lines.push({ level: 'error', fields, message: text });

  /** All that was logged, as one text. */
  text(): string {
    return JSON.stringify(this.lines);
  }
}
