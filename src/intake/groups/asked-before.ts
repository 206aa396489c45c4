import type { Answer } from '../../core/answer';
import type { Message } from '../../core/message';
import type { Clock } from '../../core/ports/clock';
import type { InboxStore, MessageRecord } from '../../core/ports/inbox-store';
import type { OutboxStore } from '../../core/ports/outbox-store';
import { characterRuns, foldText } from '../../text/character-runs';
import { languageOf } from '../../text/language';

const MINUTE_MILLISECONDS = 60_000;
/** Messages of the group that are looked through. */
const RECENT = 300;
/** Characters that are shown of the earlier answer. */
const SHOWN = 60;
/** Too little is said in fewer to be sure that the same is meant. */
const LEAST_CHARACTERS = 4;

export interface AskedBeforeOptions {
  inbox: Pick<InboxStore, 'history'>;
  outbox: Pick<OutboxStore, 'itemsOf'>;
  clock: Pick<Clock, 'now'>;
  /** 0: never. */
  repeatMinutes: number;
  timeZone: string;
}

export interface EarlierAnswer {
  /** A line that points to it. */
  pointer: Answer;
  /** It was asked for after this question, which had to wait. */
  isLater: boolean;
}

/** Finds out whether the same question was answered in the group of late. */
export class AskedBefore {
  constructor(private readonly options: AskedBeforeOptions) {}

  /** Null when there is none that the group still sees. */
  async find(messages: readonly Message[]): Promise<EarlierAnswer | null> {
    const { inbox, clock, repeatMinutes } = this.options;
    const [first] = messages;
    const asked = foldedQuestion(messages.map(({ text }) => text));
    // A question that leans on something else is not the same with something else.
    const leans = messages.some(({ details }) => details?.quoted != null || (details?.attachments.length ?? 0) > 0);
    if (!first || repeatMinutes === 0 || leans || asked.length < LEAST_CHARACTERS) return null;
    const since = clock.now() - repeatMinutes * MINUTE_MILLISECONDS;
    const own = new Set(messages.map(({ id }) => id));
    const history = await inbox.history(first.conversation, RECENT);
    const recent = history.filter(({ message: { id, receivedAt } }) => receivedAt >= since && !own.has(id));
    for (const [questionId, records] of byQuestion(recent)) {
      const { outcome } = records[0] ?? {};
      // Figures are counted anew each time: what they count goes on.
      if (outcome?.reason !== 'evidence-found' || outcome.answer === null) continue;
      if (foldedQuestion(records.map(({ message }) => message.text)) !== asked) continue;
      const items = (await this.options.outbox.itemsOf(questionId)).filter(({ body }) => !body.file);
      if (items.length === 0 || items.some(({ state }) => state !== 'sent')) continue;
      const { sentAt: askedAt = 0, receivedAt = 0 } = records.at(-1)?.message ?? {};
      const pointer = this.pointTo(outcome.answer, { askedAt, language: languageOf(asked) });
      return { pointer, isLater: receivedAt > first.receivedAt };
    }
    return null;
  }

  private pointTo({ text }: Answer, { askedAt, language }: { askedAt: number; language: 'zh' | 'en' }): Answer {
    const { timeZone } = this.options;
    const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(askedAt);
    const plain = text.replace(/\s*\[\d{1,3}\]/g, '');
    const start = plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain;
    const line =
      language === 'zh'
        ? `这个问题 ${time} 刚答过，请往上翻看：「${start}」`
        : `This was answered at ${time}, please scroll up: "${start}"`;
    return { text: line, citations: [], writer: 'fixed' };
  }
}

function byQuestion(records: readonly MessageRecord[]): Map<string, MessageRecord[]> {
  const questions = new Map<string, MessageRecord[]>();
  for (const record of records) {
    if (record.questionId === null) continue;
    questions.set(record.questionId, [...(questions.get(record.questionId) ?? []), record]);
  }
  return questions;
}

/** Letters and characters alone, folded: punctuation, blanks and a mention in front do not make another question. */
function foldedQuestion(texts: readonly string[]): string {
  const folded = foldText(texts.join('\n').replace(/[@＠]\S+\s*/g, ''));
  return characterRuns(folded)
    .map(({ start, end }) => folded.slice(start, end))
    .join(' ');
}
