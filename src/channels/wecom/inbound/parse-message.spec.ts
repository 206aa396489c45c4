import { BotNames } from './bot-names';
import { messageFrame } from './callback-frame';
import { parseMessage } from './parse-message';
import { SentReplies } from './sent-replies';

const parse = (body: object) => {
  const frame = { headers: { req_id: 'r1' }, body: { msgid: 'm1', from: { userid: 'li' }, ...body } };
  const parsed = messageFrame.safeParse(frame).data;
  if (!parsed) return null;
  return parseMessage(parsed, { names: new BotNames('小茴香'), sent: new SentReplies(), now: 1_000_000 });
};

it('keeps what is needed to load a picture, and until when', () => {
  const message = parse({ msgtype: 'image', image: { url: 'https://x/1', aeskey: 'k' } });
  expect(JSON.parse(message?.details.attachments[0]?.key ?? '')).toEqual({
    url: 'https://x/1',
    aeskey: 'k',
    until: 1_300_000,
  });
});

it.each([
  [1_700_000_000, 1_700_000_000_000],
  [1_700_000_000_123, 1_700_000_000_123],
  [undefined, null],
  ['soon', null],
])('reads the time %j as %j', (time, expected) => {
  expect(parse({ msgtype: 'text', text: { content: '好' }, create_time: time })?.sentAt).toBe(expected);
});

it.each([
  ['a text without words', { msgtype: 'text' }, { kind: 'text', attachments: [] }],
  ['words that are none', { msgtype: 'text', text: { content: 7 } }, { kind: 'text' }],
  ['a picture without an address', { msgtype: 'image', image: {} }, { kind: 'image', attachments: [] }],
  ['pieces that are none', { msgtype: 'mixed', mixed: { msg_item: 'x' } }, { kind: 'post', attachments: [] }],
  ['a quote of a kind without words', { msgtype: 'text', quote: { msgtype: 'card' } }, { quoted: { text: null } }],
  ['a quote that is none', { msgtype: 'text', quote: 'x' }, { quoted: null }],
])('takes %s', (_, body, details) => {
  expect(parse(body)).toMatchObject({ text: '', details });
});

it.each([
  ['no id', { msgid: '', msgtype: 'text' }],
  ['an id that no column takes', { msgid: 'm'.repeat(300), msgtype: 'text' }],
  ['no member', { from: {}, msgtype: 'text' }],
  ['no kind', {}],
])('does not take a message with %s', (_, body) => {
  expect(parse(body)).toBeNull();
});

it('gives equal quotes one id, and others another', () => {
  const idOf = (content: string) =>
    parse({ msgtype: 'text', quote: { msgtype: 'text', text: { content } } })?.details.quoted?.platformMessageId;
  expect(idOf('喝水降压')).toBe(idOf('喝水降压'));
  expect(idOf('喝水降压')).not.toBe(idOf('喝茶降压'));
});
