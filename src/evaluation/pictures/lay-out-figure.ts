import { PageCanvas } from './page-canvas';
import type { DescribedFigure } from './page-description';

const [WIDTH, HEIGHT] = [1200, 900];
const sizes = { small: 20, normal: 26, large: 34 } as const;
const CAPTION = { y: 0.95, size: 26 };

/** Draws a figure of a paper with its caption. */
export function layOutFigure({ title, texts, shapes }: DescribedFigure): PageCanvas {
  const page = new PageCanvas(WIDTH, HEIGHT);
  for (const { type, x, y, w, h } of shapes) {
    const [left, top, width, height] = [x * WIDTH, y * HEIGHT, w * WIDTH, h * HEIGHT];
    if (type === 'line') page.line(left, top, left + width, top + height);
    else if (type === 'circle') page.ellipse(left, top, width, height);
    else drawBox(page, left, top, left + width, top + height);
  }
  for (const { text, x, y, size, rotate } of texts) {
    page.text(text, { x: x * WIDTH, y: y * HEIGHT, size: sizes[size], anchor: 'middle', rotate });
  }
  page.text(title, { x: WIDTH / 2, y: CAPTION.y * HEIGHT, size: CAPTION.size, anchor: 'middle' });
  return page;
}

function drawBox(page: PageCanvas, left: number, top: number, right: number, bottom: number): void {
  page.line(left, top, right, top);
  page.line(right, top, right, bottom);
  page.line(right, bottom, left, bottom);
  page.line(left, bottom, left, top);
}
