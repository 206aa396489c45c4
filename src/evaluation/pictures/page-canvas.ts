/** A text on a page: its middle and its height, in dots. */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  size: number;
}

interface TextStyle {
  x: number;
  /** Of the middle of the letters. */
  y: number;
  size: number;
  anchor?: 'start' | 'middle' | 'end';
  isBold?: boolean;
  rotate?: number;
}

/** Gathers what stands on a page, as SVG and as the texts that a reader should find. */
export class PageCanvas {
  readonly texts: PlacedText[] = [];
  private readonly parts: string[] = [];

  constructor(
    readonly width: number,
    readonly height: number,
  ) {}

  text(text: string, { x, y, size, anchor = 'start', isBold = false, rotate = 0 }: TextStyle): void {
    if (text === '') return;
    const width = textWidth(text, size);
    const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
    this.texts.push({ text, x: left + width / 2, y, size });
    const turn = rotate === 0 ? '' : ` transform="rotate(${rotate} ${x} ${y})"`;
    const weight = isBold ? ' stroke="black" stroke-width="0.6"' : '';
    const base = y + size * 0.36;
    this.parts.push(
      `<text x="${x}" y="${base}" font-size="${size}" text-anchor="${anchor}"${weight}${turn}>${escaped(text)}</text>`,
    );
  }

  line(fromX: number, fromY: number, toX: number, toY: number): void {
    this.parts.push(`<path d="M${fromX} ${fromY}L${toX} ${toY}" stroke="black" stroke-width="1.6"/>`);
  }

  ellipse(x: number, y: number, width: number, height: number): void {
    const middle = `cx="${x + width / 2}" cy="${y + height / 2}"`;
    const radii = `rx="${width / 2}" ry="${height / 2}"`;
    this.parts.push(`<ellipse ${middle} ${radii} fill="none" stroke="black" stroke-width="1.6"/>`);
  }

  svg(): string {
    const size = `width="${this.width}" height="${this.height}"`;
    const page = `<rect ${size} fill="white"/>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${page}${this.parts.join('')}</svg>`;
  }
}

/** Nearly: a Chinese character is as wide as high, others about half. */
export const textWidth = (text: string, size: number): number =>
  Array.from(text).reduce((sum, one) => sum + (/[\u2e80-\uffef↑↓—…]/.test(one) ? 1 : 0.56), 0) * size;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string => text.replace(/[&<>]/g, (one) => entities[one] ?? one);
