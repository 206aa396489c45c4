import type { LevelLine } from '../report/level-lines';
import { type LineText, lineText } from './line-text';
import { type FoundLabel, type LabelKind, labelsIn, valueLength } from './personal-labels';

/** A value as it stands in a line; `end` is exclusive. */
export interface LabelledValue {
  line: LineText;
  start: number;
  end: number;
  kind: Exclude<LabelKind, 'other'>;
}

/** Letters high: farther apart, two words belong to two cells. */
const CELL_GAP = 2;

/** What stands behind the labels of a form or, in a table, below them. */
export function labelledValues(lines: readonly LevelLine[]): LabelledValue[] {
  const texts = lines.map(({ words }) => lineText(words, 'people'));
  return texts.flatMap((line, at) => {
    const labels = labelsIn(line.text, (place) => isWordEdge(line, place));
    return labels.flatMap((label, index): LabelledValue[] => {
      const { kind } = label;
      if (kind === 'other') return [];
      const next = labels[index + 1];
      const behind = valueBehind(line, { label, next, kind });
      if (behind) return [behind];
      const below = texts[at + 1];
      const isAlone = line.text.slice(label.end, next?.start).trim() === '';
      const value = below && isAlone ? valueBelow(below, { line, label, next, kind }) : null;
      return value ? [value] : [];
    });
  });
}

interface Labelled {
  label: FoundLabel;
  next: FoundLabel | undefined;
  kind: LabelledValue['kind'];
}

function valueBehind(line: LineText, { label, next, kind }: Labelled): LabelledValue | null {
  const rest = line.text.slice(label.end, next?.start ?? line.text.length);
  const start = label.end + (rest.length - rest.trimStart().length);
  const edge = kind === 'name' ? nameEnd(line, start) : cellEnd(line, start);
  const end = Math.min(edge, next?.start ?? line.text.length);
  const text = line.text.slice(start, end);
  const length = valueLength(text, kind);
  if (length > 0) return { line, start, end: start + length, kind };
  // Behind a colon it is the value, however badly it was read.
  const isDoubtful = label.hasColon && /[\p{L}\p{N}]/u.test(text) && text.trim().length <= 24;
  return isDoubtful ? { line, start, end: start + text.trimEnd().length, kind } : null;
}

/** Whether a recognised word begins or ends there. */
export const isWordEdge = ({ characters }: LineText, at: number): boolean =>
  characters[at - 1]?.word !== characters[at]?.word || at === 0 || at >= characters.length;

/** Where the cell ends that a place stands in: before a wide gap. */
function cellEnd({ characters, height }: LineText, start: number): number {
  for (let at = start + 1; at < characters.length; at++) {
    const { word, left, right } = characters[at] ?? { word: null, left: 0, right: 0 };
    if (word === null && right - left > CELL_GAP * height) return at;
  }
  return characters.length;
}

/** A name ends with its word where some way parts that from the next. */
function nameEnd(line: LineText, start: number): number {
  const { characters, height, text } = line;
  const cell = cellEnd(line, start);
  for (let at = start + 2; at < cell; at++) {
    const gap = (characters[at]?.left ?? 0) - (characters[at - 1]?.right ?? 0);
    if (isWordEdge(line, at) && gap > 0.25 * height && /^[\u3400-\u9fff]{2,}$/.test(text.slice(start, at))) return at;
  }
  return cell;
}

function valueBelow(below: LineText, { line, label, next, kind }: Labelled & { line: LineText }): LabelledValue | null {
  const { height } = line;
  const left = (line.characters[label.start]?.left ?? 0) - height;
  const labelRight = line.characters[label.end - 1]?.right ?? 0;
  const nextLeft = next ? (line.characters[next.start]?.left ?? Infinity) - 0.5 * height : Infinity;
  const start = below.characters.findIndex((one) => one.word !== null && one.left >= left && one.right <= nextLeft);
  if (start < 0 || (below.characters[start]?.left ?? 0) > labelRight + 2 * height) return null;
  // A word that begins further left belongs to another cell.
  const before = below.characters[start - 1];
  if (before && before.word !== null) return null;
  const end = cellEnd(below, start);
  const text = below.text.slice(start, end);
  if (labelsIn(text).length > 0) return null;
  const length = valueLength(text, kind);
  return length > 0 ? { line: below, start, end: start + length, kind } : null;
}
