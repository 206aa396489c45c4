import { burst } from '../../../test/fakes/journey';
import type { Message, MessageDetails } from '../../core/message';
import type { Question } from '../../core/question';
import { preprocessConfig } from './preprocess.config';
import { preprocess } from './preprocess.step';

const config = preprocessConfig.parse({ botNames: ['Fennelbean', '茴香豆'], maxCharacters: 200 });
const read = (...messages: Partial<Message>[]) => preprocess(burst(...messages), { config });
const questionOf = async (...messages: Partial<Message>[]): Promise<Question> => (await read(...messages)).question;

const details = (changes: Partial<MessageDetails>): MessageDetails => ({
  kind: 'text',
  attachments: [],
  quoted: null,
  threadId: null,
  mentionsAll: false,
  mentionedOthers: [],
  isDirect: false,
  ...changes,
});
const picture = (platformMessageId: string): Partial<Message> => ({
  platformMessageId,
  text: '',
  details: details({ kind: 'image', attachments: [{ kind: 'image', key: `key-${platformMessageId}`, name: null }] }),
});

describe('preprocess', () => {
  it('makes one question of one message', async () => {
    expect(await read({ text: '@茴香豆 血压\u200b多少算高？', mentionsBot: true })).toEqual({
      status: 'question',
      question: {
        assistant: 'patients',
        conversation: { channel: 'web', id: 'group' },
        member: { id: 'li', name: '李阿姨' },
        text: '血压\u200b多少算高？',
        rewritten: null,
        matchText: '血压多少算高？',
        mentionsBot: true,
        language: 'zh',
        attachments: [],
        articles: [],
        quoted: null,
      },
      trace: { messages: 1, rewrittenBy: null, notes: [] },
    });
  });

  it('joins a burst line by line; one mention is enough', async () => {
    const question = await questionOf(
      { text: '请问' },
      { text: '@Fennelbean', mentionsBot: true },
      { text: '血压多少算高' },
    );
    expect(question.matchText).toBe('请问\n血压多少算高');
    expect(question.mentionsBot).toBe(true);
  });

  it('keeps the whole text as written and matches a part of it', async () => {
    const { text, matchText } = await questionOf({ text: '高'.repeat(100_000) });
    expect(text).toHaveLength(100_000);
    expect(matchText).toHaveLength(200);
  });

  it.each([
    ['', ''],
    ['  \n ', ''],
    ['\u200b\u0000', ''],
    ['😀😀', '😀😀'],
  ])('of %j matches %j', async (text, expected) => {
    expect((await questionOf({ text })).matchText).toBe(expected);
  });

  it.each([
    ['血压 high 吗', 'zh'],
    ['what is high blood pressure', 'en'],
  ] as const)('sees the language of "%s"', async (text, language) => {
    expect((await questionOf({ text })).language).toBe(language);
  });
});

describe('pictures', () => {
  const question = { platformMessageId: 'q', text: '片子上写的是什么' };

  it.each([
    ['before', [picture('p'), question]],
    ['after', [question, picture('p')]],
  ])('%s the words belong to the question', async (_order, messages) => {
    expect(await questionOf(...messages)).toMatchObject({
      matchText: '片子上写的是什么',
      attachments: [{ kind: 'image', key: 'key-p', app: 'page', platformMessageId: 'p' }],
    });
  });

  it('of what is quoted belong to it, too', async () => {
    const quoted = {
      platformMessageId: 'old',
      rootPlatformMessageId: 'old',
      text: null,
      isFromBot: false,
      attachments: [{ kind: 'file' as const, key: 'report', name: '报告.pdf' }],
    };
    expect(await questionOf({ ...question, details: details({ quoted }) })).toMatchObject({
      attachments: [{ kind: 'file', key: 'report', platformMessageId: 'old' }],
      quoted: null,
    });
  });

  it('without any words are no question', async () => {
    expect(await read(picture('p'), picture('r'))).toMatchObject({ status: 'refused', reason: 'no-question' });
    expect(await read(picture('p'), { text: '😀' })).toMatchObject({ status: 'refused', reason: 'no-question' });
  });

  it('that call the bot are met as a call without a question', async () => {
    const { status, question: made } = await read({ ...picture('p'), mentionsBot: true, text: '@茴香豆' });
    expect([status, made.matchText]).toEqual(['question', '']);
  });
});

describe('a quote', () => {
  const quoting = (changes: Partial<NonNullable<MessageDetails['quoted']>>): Partial<Message> => ({
    text: '血压多少算高',
    details: details({
      quoted: { platformMessageId: 'o', rootPlatformMessageId: 'o', text: '昨天150', isFromBot: false, ...changes },
    }),
  });

  it.each([
    [{}, { text: '昨天150', isFromBot: false }],
    [{ isFromBot: true }, { text: '昨天150', isFromBot: true }],
    [{ isFromBot: null }, { text: '昨天150', isFromBot: false }],
    [{ text: null }, null],
    [{ text: ' ' }, null],
  ])('is kept with the question: %j', async (changes, quoted) => {
    expect(await questionOf(quoting(changes))).toMatchObject({ matchText: '血压多少算高', quoted });
  });

  it('is the last one of a burst', async () => {
    const { quoted } = await questionOf(quoting({ text: '甲' }), quoting({ text: '乙' }), { text: '好' });
    expect(quoted?.text).toBe('乙');
  });
});
