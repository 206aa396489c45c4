/** Widths of ! to ~ in Noto Sans CJK SC, in thousandths of the font size. */
const printable = [
  323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555,
  555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723,
  742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554,
  325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270,
  338, 555,
];

const full = new Set('§¨°±´·×÷');

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code === 32) return 0.224;
  if (code < 127) return (printable[code - 33] ?? 0) / 1000;
  return code < 0x530 && !full.has(character) ? 0.62 : 1;
}

/** How wide a text is in the font of the pictures, as a multiple of the font size; for other fonts an estimate. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** The text, or as much of its beginning as there is room for, with an ellipsis. */
export function cutToWidth(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  let width = 1;
  let cut = '';
  for (const character of text) {
    width += widthOf(character);
    if (width > room) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

/** The text on at most so many lines, the last one cut. Words of letters stay whole where there is a space to break at. */
export function wrapToWidth(text: string, room: number, mostLines: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (lines.length < mostLines - 1 && textWidth(rest) > room) {
    const head = headOf(rest, room);
    lines.push(head.trimEnd());
    rest = rest.slice(head.length).trimStart();
  }
  return [...lines, cutToWidth(rest, room)];
}

function headOf(text: string, room: number): string {
  let width = 0;
  let head = '';
  for (const character of text) {
    width += widthOf(character);
    if (width > room && head !== '') break;
    head += character;
  }
  if (!/[\w.,]$/.test(head) || !/^[\w.,]/.test(text.slice(head.length))) return head;
  const space = head.search(/\s\S*$/);
  return space > head.length / 2 ? head.slice(0, space + 1) : head;
}
