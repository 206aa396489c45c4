import { shippedChatter } from '../../../test/support/sample-knowledge';
import { distinctSearchTerms } from '../../text/terms';
import { EverydayChatter } from './everyday-chatter';

const termOf = (text: string): number => distinctSearchTerms(text)[0] ?? 0;

describe('EverydayChatter', () => {
  const lines = { zh: ['早上好', '早上好呀', '晚上吃什么', '下班了'], en: ['good morning'] };
  const chatter = new EverydayChatter(lines);

  it('weighs a term down by how many lines use it, and leaves others alone', () => {
    expect(chatter.factorOf(termOf('胰岛'))).toBe(1);
    expect(chatter.factorOf(termOf('下班'))).toBeCloseTo(1 / (1 + 400 / 5), 12);
    expect(chatter.factorOf(termOf('早上'))).toBeCloseTo(1 / (1 + (400 * 2) / 5), 12);
  });

  it('undoes one line for a line that is itself counted', () => {
    const { factorOf, leaveOneOut } = chatter;
    expect(factorOf(termOf('下班')) * leaveOneOut(termOf('下班'))).toBeCloseTo(1, 12);
    expect(factorOf(termOf('早上')) * leaveOneOut(termOf('早上'))).toBeCloseTo(factorOf(termOf('下班')), 12);
    expect(leaveOneOut(termOf('胰岛'))).toBe(1);
  });

  it.each([
    [1, 20],
    [100, 24],
    [1000, 48],
    [14_300, 64],
    [1_000_000, 64],
  ])('joins Chinese lines for %d units until they have %d characters', (unitCount, shortest) => {
    const sample = chatter.sample('zh', unitCount);
    expect(sample).toHaveLength(1000);
    for (const message of sample) expect(message.length).toBeGreaterThanOrEqual(shortest);
  });

  it('takes English lines as they are, and the same sample every time', () => {
    expect(new Set(chatter.sample('en', 1000))).toEqual(new Set(['good morning']));
    expect(new EverydayChatter(lines).sample('zh', 500)).toEqual(chatter.sample('zh', 500));
  });

  it('has nothing to sample where there is no line', () => {
    const none = new EverydayChatter({ zh: [], en: [] });
    expect(none.sample('zh', 10)).toEqual([]);
    expect(none.factorOf(termOf('早上'))).toBe(1);
  });

  it('ships enough of it, each line once', () => {
    const { zh, en } = shippedChatter();
    expect(zh.length).toBeGreaterThanOrEqual(1000);
    expect(en.length).toBeGreaterThanOrEqual(200);
    for (const lines of [zh, en]) expect(new Set(lines.map((line) => line.trim())).size).toBe(lines.length);
  });
});
