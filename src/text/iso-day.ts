/** The day of a moment in a time zone, such as `2026-03-31`. @param at epoch milliseconds @param timeZone of the IANA list */
export function isoDay(at: number, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}
