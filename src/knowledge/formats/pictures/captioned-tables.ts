import type { FoundPicture } from '../../../core/document-picture';
import { captionIn } from './captions';

const ROW = /^\s{0,3}\|.*\|\s*$/;
const RULE = /^\s{0,3}\|?(?:\s*:?-{1,}:?\s*\|)+\s*:?-*:?\s*$/;
const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
const LONGEST_TABLE = 20_000;

interface Line {
  start: number;
  text: string;
}

/** Tables of a Markdown text that have a caption above or below, such as `表 1 …`. */
export function captionedTables(text: string): FoundPicture[] {
  const lines = linesOf(text);
  const tables: FoundPicture[] = [];
  let fence = '';
  for (let at = 0; at < lines.length; at++) {
    const mark = FENCE.exec(lines[at]?.text ?? '')?.[1]?.slice(0, 3) ?? '';
    if (mark !== '' && (fence === '' || fence === mark)) fence = fence === '' ? mark : '';
    if (fence !== '' || !isTableAt(lines, at)) continue;
    let end = at;
    while (ROW.test(lines[end]?.text ?? '')) end++;
    const caption = captionNext(lines, at - 1, -1) ?? captionNext(lines, end, 1);
    const first = lines[at];
    if (caption !== null && first) {
      const rows = lines.slice(at, end).map((line) => line.text.trim());
      const table = rows.join('\n').slice(0, LONGEST_TABLE);
      const none = { data: null, file: null, alternative: '', place: null };
      tables.push({ ...none, caption, table, start: first.start });
    }
    at = end - 1;
  }
  return tables;
}

const isTableAt = (lines: readonly Line[], at: number): boolean =>
  ROW.test(lines[at]?.text ?? '') && RULE.test(lines[at + 1]?.text ?? '');

/** Of the nearest line with words. */
function captionNext(lines: readonly Line[], from: number, step: 1 | -1): string | null {
  for (let at = from; at >= 0 && at < lines.length; at += step) {
    const line = lines[at]?.text ?? '';
    if (line.trim() !== '') return captionIn(line, 'table');
  }
  return null;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const own = { start, text: line };
    start += line.length + 1;
    return own;
  });
}
