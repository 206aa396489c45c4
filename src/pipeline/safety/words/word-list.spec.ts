import { readWordList, WordFinder } from './word-list';
import { wordRule } from './word.rule';

const list = `
# remarks are left out
赌球平台
代孕 +价格 +联系   # only with one of these near
刷单返利 -被骗 -举报
online_casino
稳赚不赔 !mark
`;
const finder = new WordFinder(readWordList(list, 'own.txt'));
const wordsIn = (text: string) => finder.find(text).map(({ word }) => word);

describe('a list of words', () => {
  it.each([
    ['推荐个赌球平台', ['赌球平台']],
    ['推荐个赌​球 平台', []],
    ['推荐个赌\u200b球平台', ['赌球平台']],
    ['推薦個賭球平台', ['赌球平台']],
    ['代孕合法吗', []],
    ['代孕多少价格', ['代孕']],
    ['我被骗了，做了刷单返利', []],
    ['来做刷单返利', ['刷单返利']],
    ['an ONLINE casino near me', ['online casino']],
    ['my nononline casinos', []],
  ])('%s', (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  it('is refused with the line that cannot be used', () => {
    expect(() => readWordList('好\n', 'own.txt')).toThrow('own.txt, line 1: a word of one character');
    expect(() => readWordList('\n赌场 ?x\n', 'own.txt')).toThrow('own.txt, line 2: ?x is no rule');
    expect(() => readWordList('-赌场', 'own.txt')).toThrow('a word is to stand before its rules');
  });

  it('blocks or marks, and never says the word', async () => {
    const rule = wordRule((assistant) => (assistant === 'patients' ? finder : null));
    const check = (text: string, assistant = 'patients') => rule.check({ text, stage: 'answer', assistant });
    expect(await check('赌球平台')).toEqual({ decision: 'block', reason: 'listed-words-1' });
    expect(await check('稳赚不赔')).toEqual({ decision: 'mark', reason: 'noticed-words-1' });
    expect(await check('血压多少算高')).toEqual({ decision: 'pass' });
    expect(await check('赌球平台', 'research')).toEqual({ decision: 'pass' });
  });
});
