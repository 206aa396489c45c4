import { ListLikeness } from './list-likeness';

const at = (degrees: number) =>
  Float32Array.from([Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]);
const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
const listed = new ListLikeness([
  { kind: 'good', text: 'a', vector: at(10) },
  { kind: 'good', text: 'b', vector: at(20) },
  { kind: 'good', text: 'c', vector: at(30) },
  { kind: 'good', text: 'd', vector: at(170) },
  { kind: 'bad', text: 'e', vector: at(90) },
]);

describe('ListLikeness', () => {
  it('is the mean of the nearest three of each kind, or of as many as there are', () => {
    const { good, bad } = listed.of(at(0));
    expect(good).toBeCloseTo((cosine(10) + cosine(20) + cosine(30)) / 3, 5);
    expect(bad).toBeCloseTo(0, 5);
  });

  it('is 0 to a kind of which there is none', () => {
    expect(new ListLikeness([]).of(at(0))).toEqual({ good: 0, bad: 0 });
  });

  it('leaves a listed question itself out', () => {
    expect(listed.of(at(10), 'a').good).toBeCloseTo((cosine(10) + cosine(20) + cosine(160)) / 3, 5);
  });

  it('never compares vectors of two models', () => {
    expect(() => listed.of(Float32Array.from([1, 0, 0]))).toThrow('Vectors of 3 and of 2 numbers');
  });
});
