import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Completeness, completenessOf } from './completeness';

const planted = readFileSync(join(__dirname, '../../test/fixtures/preprocess/complete.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { text: string; kind: Completeness });

describe('completenessOf', () => {
  it.each([
    '化疗后能吃虾吗',
    '怎么在 Windows 上安装 mmdet',
    'how to install mmdet on windows',
    '血压180怎么办，在线等',
    '吃药的时候能喝茶吗',
    '如果漏服了一次降压药，需要补吗',
    '化疗后能吃虾吗？我妈妈特别想吃',
    '我昨天开始吃二甲双胍，这个药饭前吃吗',
    '二甲双胍这个药饭前吃吗',
    'https://example.com/a 这篇文章说的对吗',
    '化療後能吃蝦嗎',
    '请问\n血压多少算高',
    '已经解决了，谢谢大家',
    '今天血糖空腹 7.8，比昨天高了一点。',
    '阿司匹林要吃一辈子吗[抱拳]🙏',
    '收到',
    'got it',
    '应该是，不用去医院。',
    'which foods raise blood sugar',
  ])('needs no more: %s', (text) => {
    expect(completenessOf(text)).toBe('complete');
  });

  it.each([
    '在吗',
    '大家好',
    '医生在吗？',
    '可以问个问题吗',
    '想问一下',
    '等一下',
    '我发一下检查单',
    '情况是这样的：',
    '我妈妈吃了药，',
    '我妈妈吃了药\n然后',
    '血压高怎么办？还有',
    '如果血压一直不降',
    '吃完药之后',
    '我昨天去医院检查,医生说',
    '这个药能吃吗',
    '大家好，请问这个正常吗？',
    '麻烦看一下我的化验单',
    '如图，这样正常吗',
    '（术后第三天',
    '谁能帮帮我',
    '有没有懂的',
    '今天去复查了，结果',
    '我用的命令是',
    '这两个药可以一起吃吗',
    '我先把情况说一下',
    '等我找找',
    'one more thing',
    'when I run it',
    'after upgrading to v2',
    'https://example.com/abc',
    '@茴香豆 帮我看看',
    'hello everyone',
    'can I ask a question',
    'what does this error mean',
    'I installed the package and',
    '报错是\n```\nTypeError: x is not a function',
  ])('waits for what is to come: %s', (text) => {
    expect(completenessOf(text)).toBe('open');
  });

  it.each([
    '',
    '😂😂',
    '[捂脸]',
    '？？？',
    '嗯',
    '哈哈',
    '为什么',
    '血压180',
    '我妈昨天做了手术',
    'pip install mmcv',
    ':(',
  ])('does not guess: "%s"', (text) => {
    expect(completenessOf(text)).toBe('unclear');
  });

  it('agrees with what people planted, and hardly ever says the opposite', () => {
    const judged = planted.map(({ text, kind }) => ({ kind, judged: completenessOf(text) }));
    const agreed = judged.filter(({ kind, judged }) => judged === kind).length;
    const opposite = judged.filter(({ kind, judged }) => kind !== judged && ![kind, judged].includes('unclear')).length;
    expect(agreed / planted.length).toBeGreaterThanOrEqual(0.9);
    expect(opposite / planted.length).toBeLessThanOrEqual(0.03);
  });

  it('looks at the end of a huge text only, whatever it is made of', () => {
    for (const filler of [
      '(',
      ',',
      '有个问题',
      '请问',
      'i ',
      '这个',
      '发图',
      '。',
      '在吗',
      '\n',
      '"',
      'https://',
      '[',
      '@',
    ]) {
      const end = filler.repeat(2000);
      expect(completenessOf('血压多少算高'.repeat(20_000) + end)).toBe(completenessOf(end));
    }
  });
});
