/** Once a refusal may pass, in milliseconds; doubled from attempt to attempt. */
const FIRST_PAUSE = 400;
/** An endpoint that asks for more is not waited for. */
const LONGEST_PAUSE = 60_000;

/**
 * Milliseconds to wait before the endpoint is asked again; null when it asks for more than a minute.
 *
 * @param attempt how often it was asked already, from 1
 * @param now epoch milliseconds
 */
export function retryPause(headers: Headers | undefined, attempt: number, now: number): number | null {
  const wanted = wantedPause(headers, now);
  const pause = wanted ?? FIRST_PAUSE * 2 ** (attempt - 1);
  return pause <= LONGEST_PAUSE ? pause : null;
}

/** `retry-after` is of RFC 9110, in seconds or as a date; `retry-after-ms` is OpenAI's own. */
function wantedPause(headers: Headers | undefined, now: number): number | null {
  const milliseconds = headers?.get('retry-after-ms');
  if (milliseconds && isPlainNumber(milliseconds)) return Number(milliseconds);
  const after = headers?.get('retry-after');
  if (!after) return null;
  if (isPlainNumber(after)) return Number(after) * 1000;
  const date = WEEKDAY.test(after) ? Date.parse(after) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

const WEEKDAY = /^[A-Z][a-z]{2}/;
const isPlainNumber = (text: string): boolean => /^\d+(?:\.\d+)?$/.test(text.trim());
