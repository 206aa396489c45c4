import type { YamlParser } from './parse-yaml';

/** What a document says about itself above its text. */
export interface FrontMatter {
  /** Where the text begins; 0 without front matter. */
  bodyStart: number;
  title: string | null;
  sources: readonly string[];
  /** ISO date. */
  reviewedOn: string | null;
  warnings: readonly { line: number; message: string }[];
}

const none: FrontMatter = { bodyStart: 0, title: null, sources: [], reviewedOn: null, warnings: [] };

/** Reads the YAML between two lines of `---` at the very top. What is malformed is left out with a warning. */
export function readFrontMatter(text: string, parseYaml: YamlParser): FrontMatter {
  const fence = /^---[^\S\r\n]*(?:\r\n?|\n)/.exec(text);
  if (!fence) return none;
  const closing = /^(?:---|\.\.\.)[^\S\r\n]*(?:\r\n?|\n|$(?![\s\S]))/gm;
  closing.lastIndex = fence[0].length;
  const close = closing.exec(text);
  if (!close) return none;
  const header = text.slice(fence[0].length, close.index);
  const parsed = parseYaml(header);
  const bodyStart = closing.lastIndex;
  if (parsed.error) {
    // A rule, some words and another rule are text; a list of keys is front matter gone wrong.
    if (!/^[\w-]+[^\S\r\n]*:/m.test(header)) return none;
    const warning = { line: parsed.error.line + 1, message: `Front matter ignored: ${parsed.error.message}` };
    return { ...none, bodyStart, warnings: [warning] };
  }
  if (parsed.value === null) return { ...none, bodyStart };
  if (typeof parsed.value !== 'object' || Array.isArray(parsed.value)) return none;
  return { bodyStart, ...readKeys(parsed.value as Record<string, unknown>, (key) => (parsed.lineOf(key) ?? 0) + 1) };
}

function readKeys(keys: Record<string, unknown>, lineOf: (key: string) => number): Omit<FrontMatter, 'bodyStart'> {
  const warnings: { line: number; message: string }[] = [];
  const warn = (key: string, allowed: string): null => {
    warnings.push({ line: lineOf(key), message: `"${key}" in the front matter ignored: it must be ${allowed}.` });
    return null;
  };
  const { title, sources, 'reviewed-on': reviewedOn } = keys;
  return {
    title: isAbsent(title) ? null : (readWord(title) ?? warn('title', 'a text')),
    sources: isAbsent(sources) ? [] : (readWords(sources) ?? warn('sources', 'a text or a list of texts') ?? []),
    reviewedOn: isAbsent(reviewedOn)
      ? null
      : isDate(reviewedOn)
        ? reviewedOn
        : warn('reviewed-on', 'a date such as 2026-03-31'),
    warnings,
  };
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

function readWord(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return String(value).trim() || null;
}

function readWords(value: unknown): string[] | null {
  const words = (Array.isArray(value) ? value : [value]).map(readWord);
  return words.every((word) => word !== null) ? words : null;
}

function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  // 30 February would be read as a day in March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
