import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distinctIndexTerms } from '../../text/terms';
import { matchText } from './match-text';

interface Planted {
  text: string;
  isEmpty: boolean;
  sameAs: string | null;
}
const planted = readFileSync(join(__dirname, '../../../test/fixtures/preprocess/odd-texts.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Planted);

const match = (text: string) => matchText(text, 2000);
const termsOf = (text: string) => distinctIndexTerms(match(text)).sort((left, right) => left - right);

describe('matchText', () => {
  it.each([
    ['widths', 'ＨｂＡ１ｃ　７．５％　高吗？', 'HbA1c 7.5% 高吗?'],
    ['traditional characters', '化療後能吃蝦嗎', '化疗后能吃虾吗'],
    ['what cannot be seen', '血\u200b压\u0000高', '血压高'],
    ['cries', '好疼啊啊啊啊啊', '好疼啊啊'],
    ['marks', '怎么办？？？？！！！！', '怎么办?!'],
    ['dots', '疼。。。。。。好多了......', '疼。好多了...'],
    ['words said again and again', '救命救命救命救命怎么办', '救命怎么办'],
    ['characters set apart', '血 压 多 少 算 高', '血压多少算高'],
    ['struck letters', '高\u0336血\u0336压\u0336', '高血压'],
    ['stickers', '血压高怎么办[捂脸][捂脸]', '血压高怎么办'],
    ['stickers in between', '疼[Facepalm]怎么办/::)', '疼 怎么办'],
    ['faces', '疼死了T_T怎么办(｡･ω･｡)', '疼死了 怎么办'],
    ['甚麼', '這是甚麼藥', '这是什么药'],
    ['moods', '血压高怎么办😭😭🙏🏽', '血压高怎么办'],
  ])('unifies %s', (_name, text, expected) => {
    expect(match(text)).toBe(expected);
  });

  it.each([
    '空腹 1000000 是不是 www.example.com',
    '能吃🦐吗',
    'x = a[0] + b[int8]',
    'a ??= b, !!c',
    'std::vector<int> v',
    'see [README] first',
    'HER2(+++) 和 IL-1(β)',
    '../../config 和 [1, 2, 3]',
    '谢谢大家,妈妈好多了',
    '什么 甚至 沈医生 𠮷野家',
  ])('leaves alone: %s', (text) => {
    expect(match(text)).toBe(text);
  });

  it.each(['', ' \n ', '\u200b', '😀😀', '[捂脸]', '？？？', '(｡･ω･｡)ﾉ'])('is empty for "%s"', (text) => {
    expect(match(text)).toBe('');
  });

  it('cuts to the limit, and never through a character', () => {
    expect(matchText('高压 abcdefg '.repeat(300), 200).length).toBeLessThanOrEqual(200);
    expect(matchText(`${'ab'.repeat(99)}a𠮷`, 200)).toBe(`${'ab'.repeat(99)}a`);
  });

  it('counts what is visible: padding does not use up the limit', () => {
    expect(matchText(`${' \u200b'.repeat(2500)}血压多少算高`, 200)).toBe('血压多少算高');
  });

  it('of a huge message looks at both ends', () => {
    const filler = Array.from({ length: 20_000 }, (_, at) => `2024-05-01 12:00:00 INFO [worker] done ${at}`).join('\n');
    const found = match(`服务为什么停了\n${filler}\n2024-05-01 12:09:00 FATAL disk is full`);
    expect(found).toBe('服务为什么停了\nFATAL disk is full');
  });

  it('makes empty what people planted as empty, and nothing else', () => {
    const empties = planted.filter(({ isEmpty }) => isEmpty);
    const found = empties.filter(({ text }) => match(text) === '');
    expect(found.length / empties.length).toBeGreaterThanOrEqual(0.8);
    expect(planted.filter(({ text, isEmpty }) => !isEmpty && match(text) === '')).toEqual([]);
  });

  it('matches odd texts like the plain ones that people planted beside them', () => {
    const pairs = planted.flatMap(({ text, sameAs }) => (sameAs === null ? [] : [{ text, sameAs }]));
    const alike = pairs.filter(({ text, sameAs }) => String(termsOf(text)) === String(termsOf(sameAs)));
    expect(alike.length / pairs.length).toBeGreaterThanOrEqual(0.85);
  });
});
