import { drawFigures } from './draw-figures';
import { drawnRegion } from './drawn-region';
import type { PageBox } from './page-images';
import type { Segment } from './page-lines';

const line = (text: string, x: number, y: number): Segment => ({
  ...{ text, x, right: x + 10 * text.length, y, size: 10, font: 'f' },
});
const path = (left: number, bottom: number, width: number, height: number): PageBox => ({
  ...{ left, bottom, right: left + width, top: bottom + height },
});
const view = [0, 0, 600, 800];
const caption = line('图 1 流程', 100, 300);
const body = line('正文的一行，说的是别的事情，写得很长很长。', 60, 560);
const background = path(0, 0, 600, 800);
const boxes = [path(100, 460, 200, 40), path(200, 380, 1, 80), path(100, 330, 200, 50)];

it('is what is drawn above the caption with its words, up to the text of the page', () => {
  const words = [line('入组', 120, 475), line('左轴', 85, 400)];
  const region = drawnRegion(caption, { view, paths: [background, ...boxes], segments: [body, caption, ...words] });
  expect(region).toEqual({ left: 81, top: 296, width: 223, height: 178 });
  const framed = line('框里的字也可以很长很长很长很长很长很长', 100, 475);
  const topWith = (frame: PageBox) =>
    drawnRegion(caption, { view, paths: [frame, ...boxes.slice(1)], segments: [body, caption, framed] })?.top;
  expect(topWith(path(90, 460, 400, 40))).toBe(296);
  expect(topWith(path(90, 460, 190, 40))).toBe(296);
  expect(topWith(path(90, 460, 120, 40))).toBeUndefined();
});

it('is none where nothing is drawn, or only rules and small things', () => {
  const of = (paths: readonly PageBox[]) => drawnRegion(caption, { view, paths, segments: [body, caption] });
  expect(of([])).toBeNull();
  expect(of([background])).toBeNull();
  expect(of([path(60, 320, 480, 1), path(60, 330, 480, 1), path(60, 340, 480, 1)])).toBeNull();
  expect(of(boxes.map((box) => ({ ...box, bottom: box.bottom + 300, top: box.top + 300 })))).toBeNull();
});

it('is drawn by poppler, or told of where that is missing', async () => {
  const drawing = { page: 2, left: 72, top: 36, width: 144, height: 72, caption: '图 1', start: 7 };
  const ran: string[][] = [];
  const task = { bytes: Buffer.from('%PDF'), drawings: [drawing], deadline: performance.now() + 5000 };
  const missing = await drawFigures(
    {
      withFolder: (work) => work('/tmp'),
      run: ({ args }) => {
        ran.push([...args]);
        return Promise.resolve({ status: 'failed', reason: 'missing' });
      },
    },
    task,
  );
  expect(ran[0]?.join(' ')).toContain('-f 2 -l 2 -singlefile -cropbox -r 150.00 -x 150 -y 75 -W 300 -H 150 -png');
  expect(missing).toEqual({ pictures: [], notes: [expect.stringContaining('1 figures that are drawn by lines')] });
});
