import { Pace } from './pace';

it('gives no more turns than within each of its windows', () => {
  let now = 0;
  const limits = [
    { count: 2, milliseconds: 10 },
    { count: 3, milliseconds: 100 },
  ];
  const pace = new Pace({ elapsed: () => now }, limits);
  const takeAt = (at: number): boolean => {
    now = at;
    return pace.take();
  };
  expect([0, 1, 9, 10, 50, 99, 100, 101, 102].map(takeAt)).toEqual([
    true,
    true,
    false,
    true,
    false,
    false,
    true,
    true,
    false,
  ]);
});
