import type { ReplyBody } from '../core/ports/channel';
import type { Language } from '../core/question';

const MINUTE_MILLISECONDS = 60_000;

export interface LateOptions {
  lateAfterMinutes: number;
  timeZone: string;
}

export interface LateLineInput extends LateOptions {
  /** Epoch milliseconds; 0 where it is not known. */
  sentAt: number;
  now: number;
  language: Language;
}

/** The line above a reply that comes late, naming when the question was asked; null when it is in time. */
export function lateLine({ sentAt, now, lateAfterMinutes, timeZone, language }: LateLineInput): string | null {
  if (sentAt === 0 || now - sentAt < lateAfterMinutes * MINUTE_MILLISECONDS) return null;
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(sentAt);
  return language === 'zh' ? `关于你 ${time} 的提问：` : `About your question at ${time}:`;
}

/** The text of a reply's part as it is sent now: the first part of a late reply gets the line above it. */
export function withLateLine(
  text: string,
  { part, askedAt, language }: Pick<ReplyBody, 'part' | 'askedAt' | 'language'>,
  late: LateOptions & { now: number },
): string {
  const line = part === 1 ? lateLine({ ...late, sentAt: askedAt, language }) : null;
  return line === null ? text : `${line}\n${text}`;
}
