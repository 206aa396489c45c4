import type { Box } from '../../core/picture';
import type { GreyPicture } from './grey-picture';
import { mapOfCorners, mapped, type Point } from './homography';
import { preparePage } from './prepare-page';

const [WIDTH, HEIGHT] = [600, 500];
const ACROSS = 760;
const DESK = 60;

/** Lines of small blocks, as letters would be, on paper. */
function paper(): GreyPicture {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(230);
  const fill = ({ left, top, width, height }: Box): void => {
    for (let y = top; y < top + height; y++) data.fill(20, y * WIDTH + left, y * WIDTH + left + width);
  };
  for (let top = 100; top < 400; top += 50) {
    for (let left = 80; left < 300; left += 22) fill({ left, top, width: 16, height: 20 });
    fill({ left: 500, top, width: 12, height: 20 });
    fill({ left: 515, top: top + 16, width: 4, height: 4 });
    fill({ left: 522, top, width: 12, height: 20 });
  }
  return { data, width: WIDTH, height: HEIGHT };
}

/** The paper as seen with its corners at these places of a picture. */
function photo({ data }: GreyPicture, corners: readonly Point[], light: (x: number) => number): GreyPicture {
  const own = [
    { x: 0, y: 0 },
    { x: WIDTH, y: 0 },
    { x: WIDTH, y: HEIGHT },
    { x: 0, y: HEIGHT },
  ];
  const map = mapOfCorners(corners, own) ?? [];
  const dots = Uint8Array.from({ length: ACROSS * 640 }, (_, at) => {
    const { x, y } = mapped(map, { x: at % ACROSS, y: Math.floor(at / ACROSS) });
    const isPaper = x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT;
    return (isPaper ? (data[Math.floor(y) * WIDTH + Math.floor(x)] ?? 0) : DESK) * light(at % ACROSS);
  });
  return { data: dots, width: ACROSS, height: 640 };
}

it('finds the cells of a page, and the point between its figures', () => {
  const { cells, toPicture } = preparePage(paper());
  expect(cells).toHaveLength(12);
  expect(cells[1]?.outline).toBe('x.x');
  const { x, y } = mapped(toPicture, { x: cells[1]?.box.left ?? 0, y: cells[1]?.box.top ?? 0 });
  expect([Math.round(x / 4), Math.round(y / 4)]).toEqual([125, 25]);
});

it('lays a sheet straight that lies aslant in a photo with a shadow, and knows where its dots were', () => {
  const corners = [
    { x: 90, y: 40 },
    { x: 710, y: 75 },
    { x: 675, y: 600 },
    { x: 50, y: 560 },
  ];
  const page = preparePage(photo(paper(), corners, (x) => (x < 380 ? 1 : 0.6)));
  expect(page.cells).toHaveLength(12);
  expect(page.cells.filter(({ outline }) => outline === 'x.x')).toHaveLength(6);
  const middle = mapped(page.toPicture, { x: page.width / 2, y: page.height / 2 });
  const expected = mapped(
    mapOfCorners(
      [
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 1, y: 1 },
        { x: 0, y: 1 },
      ],
      corners,
    ) ?? [],
    { x: 0.5, y: 0.5 },
  );
  expect(Math.hypot(middle.x - expected.x, middle.y - expected.y)).toBeLessThan(15);
});

it('leaves an empty page and a tiny one as they are', () => {
  const empty = { data: new Uint8Array(400 * 300).fill(255), width: 400, height: 300 };
  expect(preparePage(empty)).toMatchObject({ cells: [], width: 400, height: 300 });
  expect(preparePage({ data: Uint8Array.of(0), width: 1, height: 1 }).cells).toEqual([]);
});
