import type { Place } from '../core/knowledge';
import { textWindows } from '../text/text-windows';
import { lineStartsOf, trimToLines } from './block';
import { type CodeLanguage, codeLanguageOf } from './code-declarations';

/** A piece of a source file; offsets into its text. */
export interface CodePiece {
  start: number;
  end: number;
  place: Place & { kind: 'lines' };
  /** The symbol with what holds it, outermost first; empty outside of any. */
  headingPath: string[];
}

/** Lines by number from 0; `last` is inclusive. */
interface Stretch {
  first: number;
  last: number;
  symbol: readonly string[];
}

interface Line {
  text: string;
  /** Columns; -1 for a blank line. */
  indent: number;
}

/** A longer line is data or made by a machine: what it declares does not count. */
const LONGEST_LINE = 400;
const DEEPEST = 4;
/** A whole function may be this many times as long as a passage, before it is cut. */
const LONGER_WHOLE = 4;

/**
 * Cuts source code by its functions, classes and methods, each with the comment above it. It goes by how lines begin and
 * are indented, not by a grammar: code of any state gives pieces, and all of it is in them.
 * @param path tells the language; of an unknown one only the length counts
 * @param size longest passage in characters
 */
export function splitCode(text: string, path: string, size: number): CodePiece[] {
  const starts = lineStartsOf(text, 0);
  const lines = starts.slice(0, -1).map((start, at): Line => readLine(text.slice(start, starts[at + 1])));
  const language = codeLanguageOf(path);
  const all: Stretch = { first: 0, last: lines.length - 1, symbol: [] };
  const lengthOf = ({ first, last }: Stretch) => (starts[last + 1] ?? text.length) - (starts[first] ?? 0);
  const stretches = language ? symbolsIn(all, { lines, language, isShort: (one) => lengthOf(one) <= size }) : [all];
  return withoutBareEnds(stretches, lines).flatMap((stretch) => piecesOf(stretch, { text, starts, size }));
}

/** A bracket that closes what was cut before goes with the piece above. */
function withoutBareEnds(stretches: readonly Stretch[], lines: readonly Line[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of stretches) {
    const before = whole.at(-1);
    const hasWords = lines
      .slice(stretch.first, stretch.last + 1)
      .some(({ text }) => text !== 'end' && /[\p{L}\p{N}]/u.test(text));
    if (before && !hasWords) whole[whole.length - 1] = { ...before, last: stretch.last };
    else whole.push(stretch);
  }
  return whole;
}

interface Source {
  lines: readonly Line[];
  language: CodeLanguage;
  isShort: (stretch: Stretch) => boolean;
}

function symbolsIn(within: Stretch, source: Source): Stretch[] {
  const { lines, language } = source;
  const { symbol: outer, last } = within;
  const depth = outer.length;
  const stretches: Stretch[] = [];
  let begun = within.first;
  const close = (end: number): void => {
    if (end >= begun) stretches.push({ first: begun, last: end, symbol: outer });
  };
  const indent = depth === 0 ? null : memberIndent(within, lines);
  for (let at = depth === 0 ? within.first : firstMemberLine(within, lines, indent); at <= last; at++) {
    const line = lines[at] as Line;
    if (line.indent < 0 || line.text.length > LONGEST_LINE || (indent !== null && line.indent !== indent)) continue;
    const declared = language.declarationOf(line.text, depth);
    if (!declared) continue;
    const first = withLeading(at, begun, source);
    const end = declared.kind === 'statement' ? beforeNext(at, last, source) : endOf(at, last, source);
    const found: Stretch = { first, last: end, symbol: [...outer, ...declared.name.split('::')] };
    close(first - 1);
    const opens = declared.kind === 'container' && depth < DEEPEST && !source.isShort(found);
    if (opens) stretches.push(...symbolsIn({ ...found, first: at }, source).map((inner) => lead(inner, at, first)));
    else stretches.push(found);
    begun = end + 1;
    at = end;
  }
  close(last);
  return stretches;
}

/** The comment above a container goes with its first piece. */
const lead = (inner: Stretch, at: number, first: number): Stretch => (inner.first === at ? { ...inner, first } : inner);

/** How far the members of a container are indented: as little as its lines are. */
function memberIndent({ first, last }: Stretch, lines: readonly Line[]): number {
  const own = lines[first]?.indent ?? 0;
  let least = Infinity;
  for (let at = first + 1; at <= last; at++) {
    const { indent = -1 } = lines[at] ?? {};
    if (indent > own) least = Math.min(least, indent);
  }
  return least;
}

function firstMemberLine({ first, last }: Stretch, lines: readonly Line[], indent: number | null): number {
  for (let at = first + 1; at <= last; at++) if (lines[at]?.indent === indent) return at;
  return last + 1;
}

function withLeading(at: number, earliest: number, { lines, language }: Source): number {
  let first = at;
  while (first > earliest && language.leading.test(lines[first - 1]?.text ?? '')) first--;
  return first;
}

/** The last line of a block that begins at a line, as its indentation tells. */
function endOf(at: number, last: number, { lines, language }: Source): number {
  const { indent, text } = lines[at] as Line;
  let end = at;
  if (isWhole(text) && (lines[at + 1]?.indent ?? -1) <= indent) return at;
  for (let next = at + 1; next <= last; next++) {
    const line = lines[next] as Line;
    if (line.indent < 0) continue;
    if (line.indent > indent || language.within.test(line.text)) {
      end = next;
      continue;
    }
    const closes = line.indent === indent && language.closer?.test(line.text) === true;
    if (!closes) return end;
    end = next;
    if (!/[({[,]\s*$|=>\s*$/.test(line.text)) return end;
  }
  return end;
}

const isWhole = (text: string): boolean => /[;}]\s*$/.test(text);

function beforeNext(at: number, last: number, source: Source): number {
  for (let next = at + 1; next <= last; next++) {
    const line = source.lines[next] as Line;
    if (line.indent >= 0 && source.language.declarationOf(line.text, 0)) return withLeading(next, at + 1, source) - 1;
  }
  return last;
}

function readLine(line: string): Line {
  const text = line.trim();
  if (text === '') return { text, indent: -1 };
  const blank = /^\s*/.exec(line)?.[0] ?? '';
  return { text, indent: blank.replaceAll('\t', '    ').length };
}

function piecesOf(
  { first, last, symbol }: Stretch,
  { text, starts, size }: { text: string; starts: readonly number[]; size: number },
): CodePiece[] {
  const range = trimToLines(text, starts[first] ?? 0, starts[last + 1] ?? text.length);
  if (!range) return [];
  const isWhole = range.end - range.start <= size * (symbol.length > 0 ? LONGER_WHOLE : 1);
  const windows = isWhole
    ? [range]
    : textWindows(text.slice(range.start, range.end), size).map(({ start, end }) => ({
        start: range.start + start,
        end: range.start + end,
      }));
  return windows.flatMap((window) => {
    const trimmed = trimToLines(text, window.start, window.end);
    if (!trimmed) return [];
    const lines = { first: lineAt(starts, trimmed.start), last: lineAt(starts, trimmed.end - 1) };
    const name = symbol.length > 0 ? symbol.join('.') : null;
    return [{ ...trimmed, headingPath: [...symbol], place: { kind: 'lines', ...lines, symbol: name } as const }];
  });
}

/** Number of the line that holds an offset, from 1. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
