import type { Language } from '../core/question';

const MINUTE_MILLISECONDS = 60_000;

export interface LateLineInput {
  /** Epoch milliseconds. */
  sentAt: number;
  now: number;
  lateAfterMinutes: number;
  timeZone: string;
  language: Language;
}

/** The line above a reply that comes late, naming when the question was asked; null when it is in time. */
export function lateLine({ sentAt, now, lateAfterMinutes, timeZone, language }: LateLineInput): string | null {
  if (now - sentAt < lateAfterMinutes * MINUTE_MILLISECONDS) return null;
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(sentAt);
  return language === 'zh' ? `关于你 ${time} 的提问：` : `About your question at ${time}:`;
}
