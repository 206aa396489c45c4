import { learnerTerms } from './learner-terms';

const shared = (left: string, right: string): number => {
  const terms = new Set(learnerTerms(left));
  return learnerTerms(right).filter((term) => terms.has(term)).length;
};

describe('learnerTerms', () => {
  it('names each feature once', () => {
    const terms = learnerTerms('吃药吃药，吃药吃药？？ abc abc [微笑][微笑]');
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('sees full width, upper case and spaces around alike', () => {
    expect(learnerTerms(' ＨｂＡ１ｃ高怎么办？ ')).toEqual(learnerTerms('hba1c高怎么办?'));
  });

  it('tells how a message begins and ends', () => {
    expect(learnerTerms('甲乙丙丁')).not.toEqual(learnerTerms('丙丁甲乙'));
    const [begins, ends] = learnerTerms('甲乙丙丁');
    expect(learnerTerms('甲乙戊戊')).toContain(begins);
    expect(learnerTerms('戊戊丙丁')).toContain(ends);
  });

  it('tells a question mark, a sticker and Latin letters', () => {
    expect(learnerTerms('早上好?').length).toBeGreaterThan(learnerTerms('早上好').length);
    expect(shared('[微笑]', '今天[微笑]')).toBeGreaterThan(shared('[微笑]', '今天[大哭]'));
    expect(shared('abc', 'xyz')).toBe(1);
    expect(shared('abc', '你好')).toBe(0);
  });

  it('knows single characters and pieces of words', () => {
    expect(shared('盐', '吃盐吗')).toBeGreaterThan(0);
    expect(shared('rtmpose', 'mmpose')).toBeGreaterThan(2);
    expect(shared('mmdet3.x', 'mmdet3')).toBeGreaterThan(shared('mmdet3.x', 'mmseg3'));
  });

  it.each(['', ' ', '😀', '？', '[', '\ud83d'])('has something to say about %j, too', (text) => {
    expect(learnerTerms(text).length).toBeGreaterThan(0);
  });
});
