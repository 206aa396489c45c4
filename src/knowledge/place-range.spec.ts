import { placeOf } from './place-range';

const page = (start: number, number: number) => ({
  start,
  place: { kind: 'page', first: number, last: number } as const,
});
const cells = (start: number, range: string, sheet = 's') => ({
  start,
  place: { kind: 'cells', sheet, range } as const,
});

it('is the page on which a text stands, or the pages over which it runs', () => {
  const pages = [page(0, 1), page(100, 2), page(200, 4)];
  expect(placeOf(pages, 10, 50)).toEqual(page(0, 1).place);
  expect(placeOf(pages, 100, 120)).toEqual(page(0, 2).place);
  expect(placeOf(pages, 90, 101)).toEqual({ kind: 'page', first: 1, last: 2 });
  expect(placeOf(pages, 0, 300)).toEqual({ kind: 'page', first: 1, last: 4 });
  expect(placeOf(pages, 50, 100)).toEqual(page(0, 1).place);
});

it('is the range of the cells of all rows', () => {
  const rows = [cells(0, 'A9:C9'), cells(10, 'A10:AA10'), cells(20, 'B11')];
  expect(placeOf(rows, 0, 30)).toEqual({ kind: 'cells', sheet: 's', range: 'A9:AA11' });
  expect(placeOf(rows, 20, 30)).toEqual({ kind: 'cells', sheet: 's', range: 'B11' });
});

it('is the first sheet where a text runs over two', () => {
  expect(placeOf([cells(0, 'A1'), cells(10, 'A1', 't')], 0, 30)).toEqual(cells(0, 'A1').place);
});

it('is none before the first place, and in a document without places', () => {
  expect(placeOf([page(10, 1)], 0, 5)).toBeNull();
  expect(placeOf([], 0, 5)).toBeNull();
});
