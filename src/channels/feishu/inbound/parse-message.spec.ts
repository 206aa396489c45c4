import { messageEvent } from './message-event';
import { parseMessage, type ParsedMessage } from './parse-message';

const BOT = 'ou_bot';
const li = { key: '@_user_1', name: '李 阿姨', id: { open_id: 'ou_li' } };
const bot = { key: '@_user_2', name: 'Bot', id: { open_id: BOT } };

const given = (message: object) =>
  messageEvent.parse({
    sender: { sender_id: { open_id: 'ou_wang' }, sender_type: 'user' },
    message: { message_id: 'om_1', chat_id: 'oc_1', chat_type: 'group', create_time: '1700000000123', ...message },
  });

const parse = (type: string, content: unknown, more: object = {}): ParsedMessage | null => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return parseMessage(given({ message_type: type, content: text, ...more }), BOT);
};
const textOf = (text: string, mentions: object[] = []) => parse('text', { text }, { mentions })?.text;
const postOf = (lines: object[][], more: object = {}) => parse('post', { title: '', content: lines, ...more });

describe('a text', () => {
  it('comes with its chat, sender and time', () => {
    expect(parse('text', { text: ' 血压多少算高 ' })).toEqual({
      platformMessageId: 'om_1',
      chatId: 'oc_1',
      senderId: 'ou_wang',
      text: '血压多少算高',
      mentionsBot: false,
      sentAt: 1700000000123,
      details: {
        kind: 'text',
        attachments: [],
        quoted: null,
        threadId: null,
        mentionsAll: false,
        mentionedOthers: [],
        isDirect: false,
      },
      others: [],
      names: new Map(),
    });
  });

  it('names who is mentioned, and leaves the bot out', () => {
    const parsed = parse('text', { text: '@_user_2 请 @_user_1 看看' }, { mentions: [li, bot] });
    expect(parsed).toMatchObject({ text: '请 @李 阿姨 看看', mentionsBot: true });
    expect(parsed?.details.mentionedOthers).toEqual(['李 阿姨']);
    expect(parsed?.names).toEqual(
      new Map([
        ['ou_li', '李 阿姨'],
        [BOT, 'Bot'],
      ]),
    );
  });

  it.each([
    ['@_user_2你好', [bot], '你好'],
    ['@_user_12 @_user_1', [li, { ...bot, key: '@_user_12' }], '@李 阿姨'],
    ['@_user_7 谁', [], '@_user_7 谁'],
    ['写信给 a@_user_1b', [li], '写信给 a@_user_1b'],
    ['我是 @_user_1', [{ ...li, name: 'a\n# 标题' }], '我是 @a # 标题'],
    ['我是 @_user_1', [{ ...li, name: '$& $1 @_user_2' }, bot], '我是 @$& $1 @_user_2'],
  ])('%j', (text, mentions, expected) => {
    expect(textOf(text, mentions)).toBe(expected);
  });

  it('to everybody is not to the bot; the platform leaves everybody out of its list', () => {
    const parsed = parse('text', { text: '@_all 开会了' });
    expect(parsed).toMatchObject({ text: '@所有人 开会了', mentionsBot: false });
    expect(parsed?.details).toMatchObject({ mentionsAll: true, mentionedOthers: [] });
  });

  it('in a direct chat is to the bot', () => {
    expect(parse('text', { text: '在吗' }, { chat_type: 'p2p' })).toMatchObject({
      mentionsBot: true,
      details: { isDirect: true },
    });
  });

  it('knows what it answers, and its topic', () => {
    const parsed = parse('text', { text: '然后呢' }, { parent_id: 'om_b', root_id: 'om_a', thread_id: 'omt_1' });
    expect(parsed?.details).toMatchObject({
      quoted: { platformMessageId: 'om_b', rootPlatformMessageId: 'om_a', text: null, isFromBot: null },
      threadId: 'omt_1',
    });
  });

  it('that mentions the bot is not known to while nobody knows the bot', () => {
    const event = given({ message_type: 'text', content: '{"text":"@_user_2 好"}', mentions: [bot] });
    expect(parseMessage(event, null)).toMatchObject({ mentionsBot: false, text: '@Bot 好' });
  });
});

describe('rich text', () => {
  it('becomes lines, with links, code and mentions', () => {
    const parsed = postOf(
      [
        [
          { tag: 'at', user_id: 'ou_zoe', user_name: 'Zoë' },
          { tag: 'text', text: '看 ' },
          { tag: 'a', text: '手册', href: 'https://a.example/b' },
        ],
        [{ tag: 'code_block', language: 'PYTHON', text: 'print(1)\n' }],
        [
          { tag: 'emotion', emoji_type: 'SMILE' },
          { tag: 'unknown', text: '新的' },
        ],
        [{ tag: 'hr' }],
        [],
      ],
      { title: '标题' },
    );
    expect(parsed?.text).toBe(
      '标题\n@Zoë 看 [手册](https://a.example/b)\n\n```python\nprint(1)\n```\n[SMILE]新的\n---',
    );
  });

  it('knows the bot, everybody and others among the mentioned', () => {
    const content = {
      content: [
        [
          { tag: 'at', user_id: '@_user_2' },
          { tag: 'at', user_id: '@_user_1' },
          { tag: 'at', user_id: 'all' },
        ],
      ],
    };
    const parsed = parse('post', content, { mentions: [li, bot] });
    expect(parsed).toMatchObject({ text: '@李 阿姨 @所有人', mentionsBot: true });
    expect(parsed?.details.mentionsAll).toBe(true);
  });

  it('has its pictures and films as attachments', () => {
    const parsed = postOf([[{ tag: 'img', image_key: 'img_1' }], [{ tag: 'media', file_key: 'file_1' }]]);
    expect(parsed?.details).toMatchObject({
      kind: 'post',
      attachments: [
        { kind: 'image', key: 'img_1', name: null },
        { kind: 'file', key: 'file_1', name: null },
      ],
    });
  });

  it.each(['zh_cn', 'en_us', 'ja_jp', 'fr_fr'])('stands under %s where it is not bare', (language) => {
    const inner = { title: 'T', content: [[{ tag: 'text', text: 'x' }]] };
    expect(parse('post', { [language]: inner })?.text).toBe('T\nx');
    expect(parse('post', { post: { [language]: inner } })?.text).toBe('T\nx');
  });

  it('leaves out what is none', () => {
    expect(postOf([['x', null, { tag: 'text', text: 7 }] as object[], 'y' as never])?.text).toBe('');
  });
});

it('a shared page is a link, and none of the member’s own words', () => {
  const content = { title: '化疗期间怎么吃', elements: [[{ tag: 'a', href: 'https://a.example/b', text: '阅读' }]] };
  const parsed = parse('interactive', content);
  expect(parsed?.text).toBe('');
  expect(parsed?.details).toMatchObject({
    kind: 'link',
    attachments: [],
    links: [{ url: 'https://a.example/b', title: '化疗期间怎么吃', description: '阅读' }],
  });
});

describe('other messages', () => {
  it.each([
    ['image', { image_key: 'img_1' }, '', 'image', [{ kind: 'image', key: 'img_1', name: null }]],
    ['file', { file_key: 'f', file_name: 'a.pdf' }, '', 'file', [{ kind: 'file', key: 'f', name: 'a.pdf' }]],
    ['audio', { file_key: 'f', duration: 2500 }, '', 'voice', [{ kind: 'voice', key: 'f', name: null, seconds: 2.5 }]],
    ['audio', { file_key: 'f' }, '', 'voice', [{ kind: 'voice', key: 'f', name: null, seconds: null }]],
    ['sticker', { file_key: 'f' }, '', 'sticker', []],
    ['media', { file_key: 'f', file_name: 'a.mp4' }, '', 'other', [{ kind: 'file', key: 'f', name: 'a.mp4' }]],
    ['folder', { file_key: 'f', file_name: '资料' }, '', 'other', []],
    ['vote', { topic: '去哪', options: ['甲'] }, '去哪', 'other', []],
    ['calendar', { summary: '复查', start_time: '1608265395000' }, '复查', 'other', []],
    ['share_chat', { chat_id: 'oc_2' }, '', 'other', []],
    ['merge_forward', 'Merged and Forwarded Message', '', 'other', []],
    ['interactive', { title: '卡片', elements: [] }, '卡片', 'other', []],
    ['interactive', 'no JSON', '', 'other', []],
    ['tomorrow', {}, '', 'other', []],
  ])('%s', (type, content, text, kind, attachments) => {
    expect(parse(type, content)).toMatchObject({ text, details: { kind, attachments } });
  });

  it.each([
    ['text', 'no JSON'],
    ['text', { text: [] }],
    ['text', 'null'],
    ['post', { title: 'x' }],
    ['image', {}],
    ['file', { file_key: '' }],
    ['audio', { duration: 2000 }],
  ])('%s of %j cannot be read', (type, content) => {
    expect(parse(type, content)).toBeNull();
  });
});
