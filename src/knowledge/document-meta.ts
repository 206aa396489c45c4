/** What a document says about itself, in its front matter or in a side file. */
export interface DocumentMeta {
  title: string | null;
  sources: readonly string[];
  /** ISO day. */
  reviewedOn: string | null;
  reviewedBy: string | null;
  /** ISO days, both inclusive. */
  validFrom: string | null;
  validUntil: string | null;
  /** Paths of the documents that it stands in for, as they are written there. */
  supersedes: readonly string[];
  url: string | null;
  warnings: readonly MetaWarning[];
}

export interface MetaWarning {
  /** Counts from 1. */
  line: number;
  message: string;
}

export const noMeta: DocumentMeta = {
  title: null,
  sources: [],
  reviewedOn: null,
  reviewedBy: null,
  validFrom: null,
  validUntil: null,
  supersedes: [],
  url: null,
  warnings: [],
};

interface MetaPlace {
  lineOf: (key: string) => number;
  /** What a warning calls it, such as `the front matter`. */
  place: string;
}

/** Reads the keys that there are; what is malformed is left out with a warning, and what is unknown without. */
export function readMeta(keys: Readonly<Record<string, unknown>>, { lineOf, place }: MetaPlace): DocumentMeta {
  const warnings: MetaWarning[] = [];
  const read = <Value>(key: string, reader: (value: unknown) => Value | null, allowed: string): Value | null => {
    const value = keys[key];
    if (value === undefined || value === null || value === '') return null;
    const result = reader(value);
    if (result === null) {
      warnings.push({ line: lineOf(key), message: `"${key}" in ${place} ignored: it must be ${allowed}.` });
    }
    return result;
  };
  const day = (key: string): string | null => read(key, readDay, 'a date such as 2026-03-31');
  const meta = {
    title: read('title', readWord, 'a text'),
    sources: read('sources', readWords, 'a text or a list of texts') ?? [],
    reviewedOn: day('reviewed-on'),
    reviewedBy: read('reviewed-by', readWord, 'a name'),
    validFrom: day('valid-from'),
    validUntil: day('valid-until'),
    supersedes: read('supersedes', readWords, 'the path of a document or a list of them') ?? [],
    url: read('url', readUrl, 'an address that begins with http:// or https://'),
  };
  const { validFrom, validUntil } = meta;
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) {
    const message = `"valid-until" in ${place} is before "valid-from": the document never counts.`;
    warnings.push({ line: lineOf('valid-until'), message });
  }
  return { ...meta, warnings };
}

function readWord(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return String(value).trim() || null;
}

function readWords(value: unknown): string[] | null {
  const words = (Array.isArray(value) ? value : [value]).map(readWord);
  return words.every((word) => word !== null) ? words : null;
}

function readUrl(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value.trim())) return null;
  return /^https?:\/\//i.test(value.trim()) ? value.trim() : null;
}

/** Of a time of day, only the day counts. */
function readDay(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}(?:[T ]\d.*)?$/.test(value)) return null;
  const day = value.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  // 30 February would be read as a day in March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}
