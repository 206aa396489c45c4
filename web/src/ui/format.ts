const minus = '−';

/** A score with two decimals and a true minus sign; what is no number shows as a dash. */
export function formatScore(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value.toFixed(2).replace(/^-/, minus);
}

export function formatPercent(fraction: number): string {
  return `${Math.round(fraction * 100)}%`;
}

export const formatCount = (value: number, locale: string): string => value.toLocaleString(locale);

/** In the unit of the configured prices, which nobody names; small sums keep their first digits. */
export function formatCost(value: number, locale: string): string {
  return value.toLocaleString(locale, value < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 });
}

export function formatMilliseconds(value: number): string {
  if (value < 1) return `${value.toFixed(2)} ms`;
  if (value < 10) return `${value.toFixed(1)} ms`;
  return value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}

/** With the day, for what may be older than today. */
export function formatMoment(epochMilliseconds: number, locale: string): string {
  const parts = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Date(epochMilliseconds).toLocaleString(locale, parts);
}

/** The time, with the day when that was not today. */
export function formatSaid(epochMilliseconds: number, locale: string): string {
  const isToday = new Date(epochMilliseconds).toDateString() === new Date().toDateString();
  return (isToday ? formatTime : formatMoment)(epochMilliseconds, locale);
}

export function formatTime(epochMilliseconds: number, locale: string): string {
  return new Date(epochMilliseconds).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
}
