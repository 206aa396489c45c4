import { withoutNoise } from './machine-noise';
import { kindOfLine, type LineKind } from './paste-lines';

interface Line {
  text: string;
  kind: LineKind;
}

/** From so many lines of a machine on, the message is a paste. */
const LEAST_MACHINE_LINES = 3;
/** A fence of so few lines is a part of the sentence: a command, a setting. */
const SHORT_FENCE = 2;
/** Looked at from the begin and from the end. */
const MOST_LINES = 1500;
const MOST_ERRORS = 20;
const LONGEST_ERROR = 600;

const FENCE = /^\s*```/;
/** Stacks that lost their line breaks on the way. */
const JOINED_FRAMES: readonly [RegExp, string][] = [
  [/[ \t](?=File "[^"\n]{1,300}", line \d)/g, '\n'],
  [/[ \t](?=at [\w$.<>]{1,200}\([\w.]{1,100}:\d{1,6}\))/g, '\n'],
  [/[ \t](?=Caused by: )/g, '\n'],
  [/Traceback \(most recent call last\):/g, '\n'],
];
const JOINED_ERROR = /[ \t](?=(?:[a-z_]\w{0,40}\.){0,6}[A-Z]\w{0,60}(?:Error|Exception): )/g;
/** In front of the message: where in the source, which thread, which logger's number. */
const LOCATION = /^(?:[A-Za-z]:)?[^\s:()]{1,300}(?::\d+){1,2}:\s*|^[^\s:()]{1,300}\(\d+(?:,\d+)?\)\s*:\s*/;

/**
 * For matching: of a message with pasted code or a log, the person's words and the lines that say what went wrong, in
 * their order. Everything else comes back as it is. A paste with neither words nor an error is kept, too.
 */
export function cutPaste(text: string): string {
  if (!text.includes('\n') && !/[ \t](?:File "|at [\w$.<>]{1,200}\()/.test(text)) return withoutLogTime(text);
  const lines = classify(unjoined(text));
  if (!isPaste(lines)) return text;
  const hasErrors = lines.some(({ kind }) => kind === 'error');
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const { text: line, kind } of lines) {
    if (kind === 'prose') kept.push(line);
    else if (kind === 'error' || (kind === 'warning' && !hasErrors)) {
      const message = errorMessage(line);
      if (message === '' || seen.has(message) || seen.size >= MOST_ERRORS) continue;
      seen.add(message);
      kept.push(message);
    }
  }
  return kept.length > 0 ? kept.join('\n') : withoutWords(lines);
}

/** Neither words nor an error: what is not plainly a program's, else all. */
function withoutWords(lines: readonly Line[]): string {
  const unsure = lines.filter(({ kind }) => kind === 'unsure');
  return (unsure.length > 0 ? unsure : lines).map(({ text }) => withoutNoise(text)).join('\n');
}

/** A single line as a logger wrote it. */
const withoutLogTime = (text: string): string => (kindOfLogged(text) === 'error' ? errorMessage(text) : text);

const kindOfLogged = (text: string): LineKind | null => (/^\W{0,3}\d/.test(text) ? kindOfLine(text, false) : null);

function unjoined(text: string): string {
  if (!/Traceback \(most recent|[ \t]at [\w$.<>]{1,200}\([\w.]{1,100}:\d/.test(text)) return text;
  const split = JOINED_FRAMES.reduce((split, [pattern, breaking]) => split.replace(pattern, breaking), text);
  return split.replace(JOINED_ERROR, '\n');
}

function classify(text: string): Line[] {
  const lines: Line[] = [];
  let fence: Line[] | null = null;
  let previous: Line | undefined;
  for (const line of endsOf(text.split('\n'))) {
    if (FENCE.test(line)) {
      if (fence) lines.push(...asFenced(fence));
      fence = fence ? null : [];
      continue;
    }
    if (line.trim() === '') continue;
    const kind = kindAfter(previous, line, fence !== null);
    previous = { text: line, kind };
    (fence ?? lines).push(previous);
  }
  return fence ? [...lines, ...asFenced(fence)] : lines;
}

const endsOf = (lines: readonly string[]): readonly string[] =>
  lines.length <= 2 * MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), ...lines.slice(-MOST_LINES)];

function kindAfter(previous: Line | undefined, line: string, isFenced: boolean): LineKind {
  // Under a Python frame stands its line of source.
  if (previous?.kind === 'machine' && /^\s*File "/.test(previous.text) && /^\s{2,}\S/.test(line)) return 'machine';
  const kind = kindOfLine(line, isFenced || previous?.kind === 'machine');
  const goesOn = previous?.kind === 'error' && previous.text.trimEnd().endsWith(':');
  return goesOn && kind !== 'prose' && !/^\s*File "/.test(line) ? 'error' : kind;
}

/** In a fence nothing is prose, unless it is short enough to belong to the sentence. */
const asFenced = (lines: readonly Line[]): Line[] =>
  lines.map(({ text, kind }) => ({
    text,
    kind: lines.length <= SHORT_FENCE ? unless(kind, 'error', 'prose') : unless(kind, 'error', 'machine'),
  }));

const unless = (kind: LineKind, kept: LineKind, other: LineKind): LineKind => (kind === kept ? kept : other);

function isPaste(lines: readonly Line[]): boolean {
  const machine = lines.filter(({ kind }) => kind === 'machine' || kind === 'warning').length;
  const errors = lines.filter(({ kind }) => kind === 'error').length;
  return machine >= LEAST_MACHINE_LINES || (machine > 0 && errors > 0) || errors > 1;
}

const errorMessage = (line: string): string =>
  withoutNoise(line.slice(0, LONGEST_ERROR).trim().replace(LOCATION, ''))
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-:|]+/, '')
    .trim();
