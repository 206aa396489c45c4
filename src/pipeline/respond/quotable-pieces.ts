import { withoutHidden } from '../../text/hidden-text';
import { languageOf } from '../../text/language';

/** A stretch of a passage that makes sense when quoted alone. */
export interface QuotablePiece {
  /** Plain words: marks of Markdown are gone, a table row names its columns. */
  text: string;
  /** Its place among the passage's pieces, from 0. */
  order: number;
  /** The paragraph, list item, row or block that it stands in; counts from 0. */
  paragraph: number;
}

const FENCE = /^\s*(```|~~~)/;
const HEADING = /^\s{0,3}#{1,6}\s/;
const TABLE_ROW = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^\s*\|?[\s:|-]+\|?\s*$/;
const LIST_MARK = /^\s*(?:[-*+]|\d+[.)、])\s+/;
const SENTENCE = /[^。！？!?；;]+[。！？!?；;]*[”’」』）)]*/gu;
const LATIN_SENTENCE_END = /(?<=[a-z0-9)"'][.]["')]?)\s+(?=[A-Z"'(])/;

/** Known names only: in "p<q and m>n" nothing is a tag. */
const HTML_TAG =
  /<\/?(?:a|abbr|b|br|center|code|del|details|div|em|figure|font|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>]*>/gi;
/** A source's own `[3]` would look like one of the answer's citations. */
const FOOTNOTE = /\[\^?\d{1,3}\]/g;

const plain = (markdown: string): string =>
  markdown
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(HTML_TAG, '')
    .replace(FOOTNOTE, '')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/^\s*>+\s?/, '')
    .trim();

const cellsOf = (row: string): string[] =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plain(cell.replaceAll('\\|', '|')));

/** Cuts a passage of Markdown or plain text into sentences, list items, table rows and code blocks; headings are left out. */
export function quotablePieces(passage: string): QuotablePiece[] {
  const paragraphs: string[][] = [];
  let header: string[] | null = null;
  let fence: string[] | null = null;
  for (const line of withoutHidden(passage).split('\n')) {
    if (FENCE.test(line)) {
      if (fence) paragraphs.push([fence.join('\n')]);
      fence = fence ? null : [];
    } else if (fence) {
      fence.push(line);
    } else if (TABLE_ROW.test(line)) {
      if (TABLE_RULE.test(line)) continue;
      if (header) paragraphs.push([tableRow(header, cellsOf(line))]);
      else header = cellsOf(line);
    } else {
      header = null;
      if (!HEADING.test(line)) paragraphs.push(sentences(plain(line.replace(LIST_MARK, ''))));
    }
  }
  // A fence that is never closed goes on to the end.
  if (fence) paragraphs.push([fence.join('\n')]);
  return paragraphs
    .flatMap((texts, paragraph) => texts.map((text) => ({ text, paragraph })))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
    .map((piece, order) => ({ ...piece, order }));
}

function tableRow(header: readonly string[], cells: readonly string[]): string {
  const named = cells.map((cell, column) => {
    const name = header[column] ?? '';
    return column === 0 || name === '' || cell === '' ? cell : `${name} ${cell}`;
  });
  return named.filter((cell) => cell !== '').join(languageOf(cells.join('')) === 'zh' ? '，' : ', ');
}

function sentences(line: string): string[] {
  const found = line.match(SENTENCE) ?? [];
  return found.flatMap((sentence) => sentence.split(LATIN_SENTENCE_END)).map((sentence) => sentence.trim());
}
