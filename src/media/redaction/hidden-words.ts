import type { Box, PictureLine, PictureWord } from '../../core/picture';
import type { Redaction } from '../../core/ports/redactor';
import { languageOf } from '../../text/language';
import { directionOf, levelLines, levelWords } from '../report/level-lines';
import { linesOfRows } from '../report/read-report-rows';
import { hiddenBoxes } from './hidden-boxes';
import { isWordEdge, labelledValues, type LabelledValue } from './labelled-values';
import { type Joining, type LineText, lineText } from './line-text';
import { labelsIn } from './personal-labels';
import { redactedSpans } from './redacted-spans';
import { unlabelledValues } from './unlabelled-values';

export interface HiddenWords {
  /** What has to be black: personal data with a little of what stands around it. */
  boxes: readonly Box[];
  /** How many words it is or is a part of. */
  count: number;
  /** The text of each line, placeholders in place of personal data. */
  lines: readonly string[];
}

/** What a character is replaced by; null: it may be read. */
type Placeholders = Map<PictureWord, (string | null)[]>;

const joinings: readonly Joining[] = ['people', 'tight', 'spaced'];

/**
 * Personal data on a picture: what the redactor finds in its lines, however recognition set blanks, what stands behind or
 * below the labels of a form, and where it is repeated. Of rows of results nothing is hidden but numbers too long for one.
 * Throws what `redact` throws; nothing of the lines may be used then.
 */
export function hiddenWords(lines: readonly PictureLine[], redact: (text: string) => Redaction): HiddenWords {
  const direction = directionOf(lines);
  const rows = linesOfRows(lines);
  const hidden: Placeholders = new Map();
  const values = new Map<string, string>();
  for (const line of lines) {
    const words = levelWords(line, direction);
    for (const joining of joinings) {
      const joined = lineText(words, joining);
      for (const span of redactedSpans(joined.text, redact(joined.text))) {
        const own = rows.has(line) ? span : withoutLabels(joined, span);
        const value = joined.text.slice(own.start, own.end);
        if (rows.has(line) && !isTooLongForResult(value)) continue;
        // With all blanks set or taken away, words become names that are none.
        if (joining !== 'people' && !/\d/.test(value)) continue;
        hide(hidden, { line: joined, ...own });
        values.set(value, own.placeholder);
      }
    }
    if (rows.has(line)) continue;
    const joined = lineText(words, 'people');
    for (const one of unlabelledValues(joined)) {
      const value = joined.text.slice(one.start, one.end);
      hide(hidden, { line: joined, ...one, placeholder: placeholderOf(value, { ...one, line: joined.text, redact }) });
    }
  }
  const labelled = labelledValues(levelLines(lines.filter((line) => !rows.has(line))));
  for (const one of labelled) {
    const value = one.line.text.slice(one.start, one.end);
    const placeholder = placeholderOf(value, { kind: one.kind, line: one.line.text, redact });
    hide(hidden, { ...one, placeholder });
    values.set(value, placeholder);
  }
  const others = lines.filter((line) => !rows.has(line)).map((line) => lineText(levelWords(line, direction), 'people'));
  hideRepeated(hidden, others, values);
  return {
    boxes: hiddenBoxes(hidden, direction),
    count: [...hidden.values()].filter((marks) => marks.some((mark) => mark !== null)).length,
    lines: lines.map((line) => shownText(lineText(levelWords(line, direction), 'people'), hidden)),
  };
}

/** What was found without the label that it ran into: `司马静科` before `室` ends with the name. */
function withoutLabels<Span extends { start: number; end: number }>(line: LineText, span: Span): Span {
  const labels = labelsIn(line.text, (at) => isWordEdge(line, at));
  const inside = labels.find(({ start }) => start > span.start && start < span.end);
  return inside ? { ...span, end: inside.start } : span;
}

const isTooLongForResult = (value: string): boolean => value.replace(/\D/g, '').length >= 11 || value.includes('@');

function hide(
  hidden: Placeholders,
  { line, start, end, placeholder }: { line: LineText; start: number; end: number; placeholder: string },
): void {
  for (const { word, at } of line.characters.slice(start, end)) {
    if (word === null) continue;
    const marks = hidden.get(word) ?? new Array<string | null>(word.text.length).fill(null);
    marks[at] ??= placeholder;
    hidden.set(word, marks);
  }
}

/** Said once with its label, it is the same elsewhere on the page. */
function hideRepeated(hidden: Placeholders, lines: readonly LineText[], values: ReadonlyMap<string, string>): void {
  for (const [value, placeholder] of values) {
    const isName = /^[\u3400-\u9fff·]{2,}$/.test(value);
    if (!isName && value.length < 5) continue;
    for (const line of lines) {
      for (let at = line.text.indexOf(value); at >= 0; at = line.text.indexOf(value, at + value.length)) {
        hide(hidden, { line, start: at, end: at + value.length, placeholder });
      }
    }
  }
}

const carriers: Readonly<Record<LabelledValue['kind'], string | null>> = {
  name: '姓名：',
  record: '病案号：',
  insurance: '医保卡号：',
  'id-card': '身份证号：',
  phone: '电话：',
  address: '地址：',
  birth: null,
  bed: null,
};

/** The placeholder that the redactor has for the value when it is told what it is; else words that only say that something stood there. */
function placeholderOf(
  value: string,
  { kind, line, redact }: { kind: LabelledValue['kind']; line: string; redact: (text: string) => Redaction },
): string {
  const carrier = carriers[kind];
  const { text, placed } = carrier === null ? { text: '', placed: [] } : redact(`${carrier}${value}`);
  const placeholder = placed[0]?.placeholder;
  if (placed.length === 1 && placeholder !== undefined && text === `${carrier ?? ''}${placeholder}`) return placeholder;
  return languageOf(line) === 'zh' ? '[已隐去]' : '[hidden]';
}

/** Each row of characters with one placeholder is that placeholder once. */
function shownText(line: LineText, hidden: Placeholders): string {
  let text = '';
  let current: string | null = null;
  let blanks = '';
  line.characters.forEach(({ word, at }, index) => {
    const character = line.text.charAt(index);
    if (word === null) {
      blanks = ' ';
      return;
    }
    const placeholder = hidden.get(word)?.[at] ?? null;
    if (placeholder === null) text += blanks + character;
    else if (placeholder !== current) text += blanks + placeholder;
    blanks = '';
    current = placeholder;
  });
  return text;
}
