import { findPronoun } from './pronouns';

const found = (text: string) => {
  const pronoun = findPronoun(text);
  return pronoun && [pronoun.kind, text.slice(pronoun.start, pronoun.end)];
};

describe('findPronoun', () => {
  it.each([
    ['他几点下班', 'person', '他'],
    ['她们来吗', 'person', '她们'],
    ['拔牙前停它吗', 'thing', '它'],
    ['这个药贵吗', 'pointer', '这个药'],
    ['这是什么', 'pointer', '这'],
    ['那是真的吗', 'pointer', '那'],
    ['那边有食堂吗', 'place', '那边'],
    ['前者好吗', 'first', '前者'],
    ['后面那个怎么用', 'second', '后面那个'],
    ['这种情况要紧吗', 'matter', '这种情况'],
    ['请问一下，该药要忌口吗', 'pointer', '该药'],
  ])('in "%s"', (text, kind, word) => {
    expect(found(text)).toEqual([kind, word]);
  });

  it.each([
    ['a name with the character', '瑞舒伐他汀和奥司他韦'],
    ['other words with it', '其他的吉他'],
    ['a measure of time', '这周和那天，这几年'],
    ['so', '这么贵，那么多'],
    ['a noun right before', '糖尿病这个病能好吗'],
    ['a person named before', '我爸他头晕'],
    ['a clause that names it', '血压计坏了，它显示错误'],
    ['a long sentence before, as in a voice written down', '早上起来量了一下血糖是七点八然后下午又量了这个算高吗'],
    ['a filler', '那个我想问食堂几点开'],
    ['a connective', '那怎么办'],
    ['here', '在你们这能报销吗'],
  ])('not in %s', (_what, text) => {
    expect(found(text)).toBeNull();
  });
});
