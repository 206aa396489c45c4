import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callsBot, stripMentions } from './strip-mentions';

const names = ['Fennelbean', '茴香豆', '茴香豆小助手', '机器人', 'C++ (bot)'];

interface Planted {
  text: string;
  botNames: string[];
  callsBot: boolean;
  rest: string;
}
const planted = readFileSync(join(__dirname, '../../../test/fixtures/preprocess/mentions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Planted);

describe('stripMentions', () => {
  it.each([
    ['in front', '@茴香豆 血压多少算高', '血压多少算高'],
    ['at the end', '血压多少算高 @茴香豆', '血压多少算高'],
    ['at the end, with a mark', '血压多少算高 @茴香豆？', '血压多少算高？'],
    ['in the middle', '血压 @Fennelbean 多少算高', '血压 多少算高'],
    ['in the middle, with marks', '你好@茴香豆，血压多少算高', '你好，血压多少算高'],
    ['with a wide at-sign', '＠茴香豆血压多少算高', '血压多少算高'],
    ['in wide letters', '＠ＦＥＮＮＥＬＢＥＡＮ　血压多少算高', '血压多少算高'],
    ['in traditional characters', '@機器人 血壓多少算高', '血壓多少算高'],
    ['with the narrow space that Feishu and WeChat put behind', '@茴香豆\u2005血压多少算高', '血压多少算高'],
    ['with punctuation behind', '@Fennelbean：血压多少算高', '血压多少算高'],
    ['in any case', '@FENNELBEAN 血压多少算高', '血压多少算高'],
    ['more than once', '@茴香豆 @Fennelbean 血压多少算高', '血压多少算高'],
    ['the longer of two names', '@茴香豆小助手 血压多少算高', '血压多少算高'],
    ['a name with characters of patterns', '@C++ (bot) 血压多少算高', '血压多少算高'],
    ['on a line of its own', '血压多少算高\n@茴香豆\n谢谢', '血压多少算高\n\n谢谢'],
    ['with a question right behind', '@茴香豆在吗 急', '在吗 急'],
    ['and nothing else', ' @茴香豆 ', ''],
    ['and a mark', '@茴香豆？', ''],
  ])('takes a mention out %s', (_name, text, expected) => {
    expect(stripMentions(text, names)).toBe(expected);
    expect(callsBot(text, names)).toBe(true);
  });

  it.each([
    ['茴香豆，血压多少算高', '血压多少算高'],
    ['茴香豆 血压多少算高', '血压多少算高'],
    ['機器人：血压多少算高', '血压多少算高'],
    ['你好，茴香豆，血压多少算高', '你好，血压多少算高'],
    ['茴香豆在吗', '在吗'],
    ['血压多少算高，茴香豆？', '血压多少算高？'],
    ['血压多少算高？茴香豆！', '血压多少算高？'],
    ['血压多少算高 茴香豆', '血压多少算高'],
    ['血压多少算高\n茴香豆？', '血压多少算高'],
    ['茴香豆', ''],
    ['茴香豆 ', ''],
    ['Fennelbean, what is high?', 'what is high?'],
    ['hi fennelbean, what is high?', 'hi, what is high?'],
    ['fennelbean can I eat shrimp', 'can I eat shrimp'],
    ['what is high, Fennelbean?', 'what is high?'],
  ])('hears its name called: %s', (text, expected) => {
    expect(stripMentions(text, names)).toBe(expected);
    expect(callsBot(text, names)).toBe(true);
  });

  it.each([
    '茴香豆怎么做',
    '茴香豆 怎么做？',
    '茴香豆、花生和瓜子',
    '机器人手术贵吗',
    '达芬奇机器人手术贵吗',
    '晚饭吃了茴香豆',
    '@王医生 血压多少算高',
    '@all 开会',
    '@Fennelbeans 你好',
    '@茴香豆爱好者\u2005你好',
    '@机器人小王 你好',
    'mail me at bot@fennelbean.org',
    'how do I install Fennelbean',
    'Fennelbean is a plant',
    '怎么安装 Fennelbean',
    '零食买了花生，瓜子，茴香豆',
    '下酒菜：茴香豆',
    '茴香豆 昨天卖完了',
    '我们家最爱 茴香豆',
    '',
  ])('leaves other words alone: %s', (text) => {
    expect(stripMentions(text, names)).toBe(text);
    expect(callsBot(text, names)).toBe(false);
  });

  it('takes a thousand calls out of a huge text', () => {
    expect(stripMentions('@茴香豆 '.repeat(20_000), names)).toBe('');
    expect(stripMentions('@茴香豆，\n血压 '.repeat(20_000), names)).toBe('血压\n'.repeat(20_000).trim());
    for (const filler of ['@', '@茴香', ' ', ',', '茴香豆', '茴香豆\n', '\n', '你好']) {
      const long = filler.repeat(50_000);
      expect(stripMentions(`${long}@茴香豆 x`, names).length).toBeLessThanOrEqual(long.length + 2);
    }
  });

  it('agrees with what people planted', () => {
    const heard = planted.filter(({ text, botNames, callsBot: calls }) => callsBot(text, botNames) === calls);
    const stripped = planted.filter(({ text, botNames, rest }) => stripMentions(text, botNames) === rest);
    expect(heard.length / planted.length).toBeGreaterThanOrEqual(0.97);
    expect(stripped.length / planted.length).toBeGreaterThanOrEqual(0.97);
  });
});
