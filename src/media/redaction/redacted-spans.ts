import type { Redaction } from '../../core/ports/redactor';

/** Where a text was redacted. */
export interface RedactedSpan {
  start: number;
  end: number;
  placeholder: string;
}

/** Which parts of a text its redaction replaced. All of the text where that cannot be told: then nothing of it is shown. */
export function redactedSpans(text: string, { text: redacted, placed }: Redaction): RedactedSpan[] {
  if (placed.length === 0) return [];
  const whole = [{ start: 0, end: text.length, placeholder: placed[0]?.placeholder ?? '' }];
  const values = new Map(placed.map(({ placeholder, value }) => [placeholder, value]));
  const parts = redacted.split(new RegExp(`(${[...values.keys()].map(escaped).join('|')})`));
  const spans: RedactedSpan[] = [];
  let at = 0;
  for (let index = 0; index < parts.length; index += 2) {
    const kept = parts[index] ?? '';
    const placeholder = parts[index - 1];
    if (placeholder === undefined) {
      if (!text.startsWith(kept)) return whole;
      at = kept.length;
      continue;
    }
    const length = values.get(placeholder)?.length ?? 0;
    const isAsWritten = text.startsWith(kept, at + length);
    const isLast = index === parts.length - 1;
    // The same value may be written differently elsewhere.
    const end =
      isAsWritten && !(isLast && at + length + kept.length !== text.length)
        ? at + length
        : isLast
          ? text.length - kept.length
          : text.indexOf(kept, at + 1);
    if (end <= at || !text.startsWith(kept, end)) return whole;
    spans.push({ start: at, end, placeholder });
    at = end + kept.length;
  }
  return at === text.length ? spans : whole;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
