import { burst, notSetUp } from '../../../test/fakes/journey';
import type { Burst, Message, MessageDetails } from '../../core/message';
import type { ArticleReader } from '../../core/ports/article-reader';
import type { Question } from '../../core/question';
import { noPictures } from './read-pictures';
import { preprocessConfig } from './preprocess.config';
import { preprocess, type PreprocessServices } from './preprocess.step';

const config = preprocessConfig.parse({ botNames: ['Fennelbean', '茴香豆'], maxCharacters: 200 });
const read = (...messages: Partial<Message>[]) => preprocess(burst(...messages), { config });
const readWith = (services: PreprocessServices, made: Burst) => preprocess(made, { config, services });
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
      pictures: noPictures,
      question: {
        assistant: 'patients',
        conversation: { channel: 'web', id: 'group' },
        member: { id: 'li', name: '李阿姨' },
        text: '血压\u200b多少算高？',
        rewritten: null,
        matchText: '血压多少算高?',
        mentionsBot: true,
        language: 'zh',
        attachments: [],
        articles: [],
        quoted: null,
      },
      trace: { messages: 1, rewrittenBy: null, notes: [] },
      pointsAway: false,
      reading: null,
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
    const written = Array.from({ length: 9000 }, (_, day) => `第${day}天血压偏高`).join('，');
    const { text, matchText } = await questionOf({ text: written });
    expect(text).toBe(written);
    expect(matchText).toHaveLength(200);
  });

  it.each([
    ['', ''],
    ['  \n ', ''],
    ['\u200b\u0000', ''],
    ['😀😀', ''],
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

describe('a question that leans on the talk before', () => {
  const context = [{ member: { id: 'li', name: '李阿姨' }, text: '化疗后能吃虾吗', sentAt: 500 }];

  it('is matched by its complete form; both are kept', async () => {
    const { question, trace } = await preprocess({ ...burst({ text: '那螃蟹呢' }), context }, { config });
    expect(question).toMatchObject({
      text: '那螃蟹呢',
      rewritten: '化疗后能吃螃蟹吗',
      matchText: '化疗后能吃螃蟹吗',
    });
    expect(trace).toEqual({ messages: 1, rewrittenBy: 'rules', notes: [] });
  });

  it('is left alone where the burst itself says what it is about', async () => {
    const { question } = await preprocess(
      { ...burst({ text: '我妈在吃来曲唑' }, { text: '这个药要吃多久' }), context },
      { config },
    );
    expect(question).toMatchObject({ rewritten: null, matchText: '我妈在吃来曲唑\n这个药要吃多久' });
  });

  it('is not made of talk that asks for nothing', async () => {
    const { question } = await preprocess({ ...burst({ text: '它真好吃' }), context }, { config });
    expect(question.rewritten).toBeNull();
  });

  it('of a mere call is what the call quotes', async () => {
    const quoted = { platformMessageId: 'o', rootPlatformMessageId: 'o', text: 'is 150 high?', isFromBot: false };
    const made = await questionOf({ text: '@茴香豆', mentionsBot: true, details: details({ quoted }) });
    expect(made).toMatchObject({ text: '', rewritten: 'is 150 high?', matchText: 'is 150 high?', language: 'en' });
  });
});

describe('a web page', () => {
  const url = 'https://mp.weixin.qq.com/s/1';
  const card: Partial<Message> = {
    text: '',
    details: details({ kind: 'link', links: [{ url, title: '隔夜菜致癌吗', description: null }] }),
  };
  const articles: ArticleReader = {
    read: () => Promise.resolve({ status: 'read', article: { url, title: '隔夜菜致癌吗', text: '专家说……' } }),
  };

  it('is matched by its title where the words are about it', async () => {
    const { question, trace } = await readWith({ articles }, burst(card, { text: '总结一下这篇' }));
    expect(question).toMatchObject({ matchText: '总结一下这篇\n隔夜菜致癌吗', articles: [{ text: '专家说……' }] });
    expect(trace.notes).toEqual(['article-read']);
  });

  it('is not matched by its address', async () => {
    const { question } = await readWith({ articles }, burst({ text: `化疗期间怎么预防感染 ${url}` }));
    expect(question).toMatchObject({ text: `化疗期间怎么预防感染 ${url}`, matchText: '化疗期间怎么预防感染' });
  });

  it.each([
    ['a card', card],
    ['an address', { text: url }],
  ])('alone is no question: %s', async (_what, shared) => {
    expect(await readWith({ articles: { read: notSetUp } }, burst(shared))).toMatchObject({
      status: 'refused',
      reason: 'no-question',
    });
  });
});

describe('a voice message', () => {
  const voice: Partial<Message> = {
    text: '',
    details: details({ kind: 'voice', attachments: [{ kind: 'voice', key: 'v', name: null, seconds: 4 }] }),
  };
  const services: PreprocessServices = {
    voice: {
      transcription: { transcribe: () => Promise.resolve({ text: '血压多少算高' }) },
      attachments: { fetch: () => Promise.resolve({ bytes: Buffer.from('x'), mediaType: 'audio/ogg', name: null }) },
      limits: { maxSeconds: 60, maxMegabytes: 1 },
    },
  };

  it('is a text like any other once it was heard', async () => {
    const { status, question, trace } = await readWith(services, burst(voice));
    expect([status, question.matchText, trace.notes]).toEqual(['question', '血压多少算高', ['voice-heard']]);
    expect(question.attachments).toEqual([]);
  });

  it('that nobody can hear is refused with its reason', async () => {
    expect(await read(voice)).toMatchObject({ status: 'refused', reason: 'voice-not-configured' });
  });

  it('that nobody can hear stops no question in words', async () => {
    expect(await read(voice, { text: '血压多少算高' })).toMatchObject({
      status: 'question',
      question: { matchText: '血压多少算高' },
      trace: { notes: ['voice-not-configured'] },
    });
  });
});
