import type { Document, Passage } from '../../../src/core/knowledge';
import type { Message } from '../../../src/core/message';
import type { OutboxStore } from '../../../src/core/ports/outbox-store';
import type { Outcome } from '../../../src/core/outcome';
import type { Delivery, Settlement } from '../../../src/core/ports/inbox-store';
import type { KnowledgeBaseSeed } from '../../../src/core/ports/knowledge-store';

/** Chinese, beyond the basic plane, joined emoji, right-to-left, combining signs, quotes, escapes and a zero byte. */
export const strangeText = '高血压𠮷👨‍👩‍👧‍👦😀 ñ ñ שלום \'x\' "y" `z` \\ % _ \n\t\u0000 ?;--';

/** Where the messages of these samples stand. */
export const group = { channel: 'web', id: 'group-1' };

export const longText = `${'血压😀'.repeat(25_000)}.`;

/** Not `rejects.toThrow()`: the SQLite driver's errors are those of the first suite in the process that loaded it. */
export const hasFailed = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => false,
    () => true,
  );

export function message(id: string, { receivedAt = 1000, ...changes }: Partial<Message> = {}): Message {
  return {
    id,
    conversation: group,
    app: 'bot',
    platformMessageId: `platform-${id}`,
    assistant: 'patients',
    member: { id: 'member-1', name: '王阿姨😀' },
    text: `text of ${id}`,
    mentionsBot: false,
    sentAt: receivedAt - 5,
    receivedAt,
    ...changes,
  };
}

export function outcome(changes: Partial<Outcome> = {}): Outcome {
  return {
    kind: 'answered',
    reason: 'evidence-found',
    answer: {
      text: `收缩压 < 140 mmHg [1] ${strangeText}`,
      citations: [
        {
          number: 1,
          evidenceId: 'passage-1',
          title: '高血压',
          headingPath: ['目标', '一般'],
          sources: ['指南 2024'],
          reviewedOn: '2026-01-31',
        },
      ],
      writer: 'quote',
    },
    trace: {
      question: { text: '血压多少算高？', matchText: '血压多少算高', mentionsBot: false },
      stages: [{ name: 'gate', milliseconds: 0.05 }],
      verdict: null,
      evidence: [],
      failedRetrievers: [],
      fallback: null,
      tokens: null,
    },
    ...changes,
  };
}

/** One part of a reply, or part `part` of `parts`. */
export function delivery(
  sendKey: string,
  { text = '收缩压 < 140 mmHg', body = {} }: { text?: string; body?: Partial<Delivery['body']> } = {},
): Delivery {
  const { answer } = outcome();
  return {
    sendKey,
    text,
    body: {
      text,
      citations: answer?.citations ?? [],
      writer: 'quote',
      language: 'zh',
      questionId: 'q1',
      askedBy: 'member-1',
      askedAt: 995,
      part: 1,
      parts: 1,
      ...body,
    },
  };
}

/** A reply that is begun as a draft. */
export function pendingDraft(sendKey: string, changes: Partial<DraftItem> = {}): DraftItem {
  const { text, body } = delivery(sendKey);
  return {
    sendKey,
    questionId: 'q1',
    assistant: 'patients',
    conversation: group,
    app: 'bot',
    replyTo: 'platform-m1',
    text,
    body,
    draft: null,
    nextAttemptAt: 0,
    createdAt: 1500,
    express: false,
    ...changes,
  };
}

type DraftItem = Parameters<OutboxStore['openDraft']>[0];

export function settlement(questionId: string, changes: Partial<Settlement> = {}): Settlement {
  return {
    questionId,
    messageIds: ['m1'],
    outcome: outcome(),
    isAdmitted: true,
    deliveries: [delivery(`send-${questionId}`, { body: { questionId } })],
    review: null,
    settledAt: 2000,
    ...changes,
  };
}

export function knowledgeBase(name: string, changes: Partial<KnowledgeBaseSeed> = {}): KnowledgeBaseSeed {
  return {
    name,
    title: `Title of ${name}`,
    language: 'zh',
    assistant: 'patients',
    folder: `/知识/${name}`,
    ...changes,
  };
}

/** An ingest that adds. */
export const noted = { by: 'file', at: 1_000, change: 'added', text: '', markup: 'markdown', places: [] } as const;

export function document(knowledgeBaseId: string, path: string, changes: Partial<Document> = {}): Document {
  return {
    id: `id of ${path}`,
    knowledgeBaseId,
    path,
    title: `Title of ${path}`,
    contentHash: `hash of ${path}`,
    sources: ['中国高血压防治指南 2024', '"quoted", with a comma'],
    reviewedOn: '2026-03-01',
    reviewedBy: '李药师',
    format: 'markdown',
    validity: { from: null, until: null, supersedes: [], withdrawnAt: null },
    url: null,
    ...changes,
  };
}

export function passages(documentId: string, count: number, text = '收缩压'): Passage[] {
  return Array.from({ length: count }, (_, ordinal) => ({
    id: `${documentId}#${ordinal}`,
    documentId,
    ordinal,
    headingPath: ['高血压', `第 ${ordinal} 节`],
    start: ordinal * 100,
    end: ordinal * 100 + 100,
    text: `${text} ${ordinal}`,
    overlap: ordinal === 0 ? '' : text,
    place: ordinal === 0 ? null : { kind: 'page', first: ordinal, last: ordinal },
  }));
}
