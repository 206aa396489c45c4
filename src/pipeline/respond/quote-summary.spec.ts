import { evidence, question } from '../../../test/fakes/journey';
import { quoteSummary, wantsSummary } from './quote-summary';

const files = [{ id: 'f1', name: 'trial.pdf' }];
const parts = [
  evidence('1', { kind: 'file', text: '# 摘要\n\n本研究比较两种降压药对老年患者血压的影响。\n\n作者感谢各位同事。' }),
  evidence('2', { kind: 'file', text: '结果：两种降压药都降低了老年患者的血压，差异没有统计学意义。\n\n图一' }),
];

describe('quoteSummary', () => {
  it('quotes what the whole is about, in its order, each with its place', () => {
    const { text, citations, writer } = quoteSummary(parts, { maxCharacters: 80, maxPassages: 3 });
    expect(text).toBe(
      '本研究比较两种降压药对老年患者血压的影响。[1]\n结果：两种降压药都降低了老年患者的血压，差异没有统计学意义。[2]',
    );
    expect(citations.map(({ evidenceId }) => evidenceId)).toEqual(['1', '2']);
    expect(writer).toBe('quote');
  });

  it('keeps to its length', () => {
    expect(quoteSummary(parts, { maxCharacters: 30, maxPassages: 3 }).text.length).toBeLessThanOrEqual(34);
  });
});

describe('wantsSummary', () => {
  it.each([
    ['总结一下这篇', true],
    ['这个文件讲了什么？', true],
    ['summarize this paper', true],
    ['样本量是多少', false],
  ])('%s: %s', (text, wanted) => {
    expect(wantsSummary(question({ text, files }))).toBe(wanted);
    expect(wantsSummary(question({ text }))).toBe(false);
  });
});
