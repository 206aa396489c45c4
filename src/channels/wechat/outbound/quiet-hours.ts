const DAY_MINUTES = 24 * 60;
const MINUTE = 60_000;

/** Minutes of the day. */
export interface QuietHours {
  from: number;
  to: number;
}

/** Reads `23:00-07:00`; null when it is something else or no time at all. */
export function readQuietHours(text: string): QuietHours | null {
  const match = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const [fromHour = NaN, fromMinute = NaN, toHour = NaN, toMinute = NaN] = match.slice(1).map(Number);
  if (fromHour > 23 || toHour > 23 || fromMinute > 59 || toMinute > 59) return null;
  const from = fromHour * 60 + fromMinute;
  const to = toHour * 60 + toMinute;
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

/**
 * How long ago something began that has waited for `milliseconds` outside of the quiet hours by now.
 * @param milliseconds less than the day outside of them
 */
export function awakeFor(milliseconds: number, hours: QuietHours | null, now: number, timeZone: string): number {
  if (!hours) return milliseconds;
  const minutes = minuteOfDay(now, timeZone);
  const length = (hours.to - hours.from + DAY_MINUTES) % DAY_MINUTES;
  const sinceFrom = (minutes - hours.from + DAY_MINUTES) % DAY_MINUTES;
  if (sinceFrom < length) return milliseconds + sinceFrom * MINUTE;
  const sinceTo = (minutes - hours.to + DAY_MINUTES) % DAY_MINUTES;
  return sinceTo * MINUTE < milliseconds ? milliseconds + length * MINUTE : milliseconds;
}

const zones = new Map<string, { format: Intl.DateTimeFormat; minute: number; ofDay: number }>();

/** Worked out once a minute. */
function minuteOfDay(now: number, timeZone: string): number {
  let zone = zones.get(timeZone);
  if (!zone) {
    const format = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    zones.set(timeZone, (zone = { format, minute: NaN, ofDay: 0 }));
  }
  const minute = Math.floor(now / MINUTE);
  if (zone.minute !== minute) {
    const parts = new Map(zone.format.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
    zone.minute = minute;
    zone.ofDay = (parts.get('hour') ?? 0) * 60 + (parts.get('minute') ?? 0);
  }
  return zone.ofDay;
}
