import { mentionsBot, stripMentions } from './strip-mentions';

const names = ['Fennelbean', '茴香豆', '茴香豆小助手', 'C++ (bot)'];

describe('stripMentions', () => {
  it.each([
    ['in front', '@茴香豆 血压多少算高', '血压多少算高'],
    ['at the end', '血压多少算高 @茴香豆', '血压多少算高'],
    ['in the middle', '血压 @Fennelbean 多少算高', '血压  多少算高'],
    ['with a wide at-sign', '＠茴香豆血压多少算高', '血压多少算高'],
    ['with the narrow space that Feishu and WeChat put behind', '@茴香豆\u2005血压多少算高', '血压多少算高'],
    ['with punctuation behind', '@Fennelbean：血压多少算高', '血压多少算高'],
    ['in any case', '@FENNELBEAN 血压多少算高', '血压多少算高'],
    ['more than once', '@茴香豆 @Fennelbean 血压多少算高', '血压多少算高'],
    ['the longer of two names', '@茴香豆小助手 血压多少算高', '血压多少算高'],
    ['a name with characters of patterns', '@C++ (bot) 血压多少算高', '血压多少算高'],
    ['and nothing else', ' @茴香豆 ', ''],
  ])('takes a mention out %s', (_name, text, expected) => {
    expect(stripMentions(text, names)).toBe(expected);
  });

  it.each(['茴香豆怎么做', '@王医生 血压多少算高', '@all 开会'])('leaves other words alone: %s', (text) => {
    expect(stripMentions(text, names)).toBe(text);
  });
});

describe('mentionsBot', () => {
  it.each(['@茴香豆 在吗', '在吗＠fennelbean', '@C++ (bot)'])('hears its name: %s', (text) => {
    expect(mentionsBot(text, names)).toBe(true);
  });

  it.each(['茴香豆怎么做', '@王医生', ''])('does not hear it in "%s"', (text) => {
    expect(mentionsBot(text, names)).toBe(false);
  });
});
