import { burst } from '../../../test/fakes/journey';
import { preprocess } from './preprocess.step';

const options = { botNames: ['Fennelbean', '茴香豆'], maxCharacters: 200 };

describe('preprocess', () => {
  it('makes one question of one message', () => {
    const question = preprocess(burst({ text: '@茴香豆 血压\u200b多少算高？', mentionsBot: true }), options);
    expect(question).toEqual({
      assistant: 'patients',
      conversation: { channel: 'web', id: 'group' },
      member: { id: 'li', name: '李阿姨' },
      text: '血压\u200b多少算高？',
      matchText: '血压多少算高？',
      mentionsBot: true,
      language: 'zh',
    });
  });

  it('joins a burst line by line; one mention is enough', () => {
    const question = preprocess(
      burst({ text: '请问' }, { text: '@Fennelbean', mentionsBot: true }, { text: '血压多少算高' }),
      options,
    );
    expect(question.matchText).toBe('请问\n血压多少算高');
    expect(question.mentionsBot).toBe(true);
  });

  it('keeps the whole text as written and matches a part of it', () => {
    const { text, matchText } = preprocess(burst({ text: '高'.repeat(100_000) }), options);
    expect(text).toHaveLength(100_000);
    expect(matchText).toHaveLength(200);
  });

  it.each([
    ['', ''],
    ['  \n ', ''],
    ['\u200b\u0000', ''],
    ['😀😀', '😀😀'],
  ])('of %j matches %j', (text, expected) => {
    expect(preprocess(burst({ text }), options).matchText).toBe(expected);
  });

  it.each([
    ['血压 high 吗', 'zh'],
    ['what is high blood pressure', 'en'],
  ] as const)('sees the language of "%s"', (text, language) => {
    expect(preprocess(burst({ text }), options).language).toBe(language);
  });
});
