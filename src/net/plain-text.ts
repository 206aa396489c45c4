const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
);
const CELLS = new Set(['TD', 'TH']);
/** Control, format (zero-width, direction, tags) and private characters, halves of broken surrogate pairs. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
const TEXT_NODE = 3;

/** The text below a node: each block, row and broken line on a line of its own, without blank lines. */
export function plainText(node: Node): string {
  const out: string[] = [];
  collect(node, out, false);
  return tidy(out.join(''));
}

/** One line. */
export const plainLine = (text: string): string => tidy(text.replace(/\s+/g, ' '));

/** Single spaces, no blank lines, nothing invisible. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/\s*\n\s*/gu, '\n')
    .trim();
}

/** At most `length` UTF-16 units, without a broken pair at the end. */
export const cutText = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

function collect(node: Node, out: string[], keepsLines: boolean): void {
  if (node.nodeType === TEXT_NODE) {
    const text = node.textContent ?? '';
    out.push(keepsLines ? text : text.replace(/\s+/g, ' '));
    return;
  }
  const name = node.nodeName;
  const isBlock = BLOCKS.has(name);
  if (isBlock || name === 'BR') out.push('\n');
  for (const child of Array.from(node.childNodes)) collect(child, out, keepsLines || name === 'PRE');
  if (isBlock) out.push('\n');
  if (CELLS.has(name)) out.push(' ');
}
