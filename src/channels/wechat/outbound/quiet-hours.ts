const DAY_MINUTES = 24 * 60;
const MINUTE = 60_000;

/** Minutes of the day. */
export interface QuietHours {
  from: number;
  to: number;
}

/** Reads `23:00-07:00`; null when it is something else or no time at all. */
export function readQuietHours(text: string): QuietHours | null {
  const match = /^\s*(\d{1,2}):(\d{2})\s*[-–~]\s*(\d{1,2}):(\d{2})\s*$/.exec(text);
  if (!match) return null;
  const [fromHour = NaN, fromMinute = NaN, toHour = NaN, toMinute = NaN] = match.slice(1).map(Number);
  if (fromHour > 23 || toHour > 24 || fromMinute > 59 || toMinute > 59) return null;
  const from = fromHour * 60 + fromMinute;
  const to = (toHour * 60 + toMinute) % DAY_MINUTES;
  return from === to ? null : { from, to };
}

/**
 * Milliseconds until the quiet hours are over; 0 outside of them.
 * @param now epoch milliseconds
 * @param timeZone in which the hours are meant
 */
export function quietMillisecondsLeft(hours: QuietHours | null, now: number, timeZone: string): number {
  if (!hours) return 0;
  const minutes = minuteOfDay(now, timeZone);
  const sinceFrom = (minutes - hours.from + DAY_MINUTES) % DAY_MINUTES;
  const length = (hours.to - hours.from + DAY_MINUTES) % DAY_MINUTES;
  if (sinceFrom >= length) return 0;
  return (length - sinceFrom) * MINUTE - (now % MINUTE);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function minuteOfDay(now: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  return (parts.get('hour') ?? 0) * 60 + (parts.get('minute') ?? 0);
}
