import type { FeishuMessage } from '../api/feishu-api';
import { QuotedMessages } from './quoted-messages';

const quoted = { platformMessageId: 'om_1', rootPlatformMessageId: 'om_0', text: null, isFromBot: null };
const details = {
  kind: 'text' as const,
  attachments: [],
  quoted,
  threadId: null,
  mentionsAll: false,
  mentionedOthers: [],
  isDirect: false,
};
const stored: FeishuMessage = {
  messageId: 'om_1',
  rootId: null,
  parentId: null,
  threadId: null,
  chatId: 'oc_1',
  type: 'text',
  content: '{"text":"@_user_1 血压多少算高"}',
  senderId: 'ou_li',
  senderType: 'user',
  mentions: [{ key: '@_user_1', id: 'ou_wang', name: '王医生' }],
  sentAt: 1,
  isDeleted: false,
};

function world(answer: () => Promise<FeishuMessage | null>) {
  const asked: string[] = [];
  const getMessage = (id: string) => {
    asked.push(id);
    return answer();
  };
  const isOurs = (appId: string) => ['cli_1', 'cli_2'].includes(appId);
  return { asked, messages: new QuotedMessages({ api: { getMessage }, isOurs }) };
}

it('fetches the words of what is quoted, once', async () => {
  const { messages, asked } = world(() => Promise.resolve(stored));
  const expected = { ...quoted, text: '@王医生 血压多少算高', isFromBot: false, memberId: 'ou_li', attachments: [] };
  expect(await messages.fetch({ details })).toEqual(expected);
  expect(await messages.fetch({ details })).toEqual(expected);
  expect(asked).toEqual(['om_1']);
});

it.each([
  ['of this app', 'cli_1', true],
  ['of another app of this program', 'cli_2', true],
  ['of another program', 'cli_9', false],
] as const)('tells who wrote a message %s', async (_whose, senderId, isFromBot) => {
  const { messages } = world(() => Promise.resolve({ ...stored, senderId, senderType: 'app' as const }));
  const found = await messages.fetch({ details });
  expect(found).toMatchObject({ isFromBot });
  expect(found).not.toHaveProperty('memberId');
});

it.each([
  ['a picture', 'image', { image_key: 'i' }, [{ kind: 'image', key: 'i', name: null }]],
  ['a file', 'file', { file_key: 'f', file_name: '报告.pdf' }, [{ kind: 'file', key: 'f', name: '报告.pdf' }]],
  ['a sound', 'audio', { file_key: 'f', duration: 1500 }, [{ kind: 'voice', key: 'f', name: null, seconds: 1.5 }]],
  ['a sticker', 'sticker', { file_key: 'f' }, []],
])('has no words for %s, and what it attaches', async (_what, type, content, attachments) => {
  const { messages } = world(() => Promise.resolve({ ...stored, type, content: JSON.stringify(content) }));
  expect(await messages.fetch({ details })).toMatchObject({ text: null, attachments });
});

it('reads the words of a card', async () => {
  const card = {
    header: { title: { tag: 'plain_text', content: '复查提醒' } },
    elements: [{ tag: 'markdown', content: '**周三**空腹' }],
  };
  const { messages } = world(() => Promise.resolve({ ...stored, type: 'interactive', content: JSON.stringify(card) }));
  expect(await messages.fetch({ details })).toMatchObject({ text: '复查提醒\n**周三**空腹', attachments: [] });
});

it.each([
  ['gone', () => Promise.resolve(null)],
  ['taken back', () => Promise.resolve({ ...stored, isDeleted: true })],
  ['not to be had', () => Promise.reject(new Error('no scope'))],
])('leaves the words open when it is %s', async (_, answer) => {
  const { messages } = world(answer);
  expect(await messages.fetch({ details })).toEqual(quoted);
});

it('is null where nothing is quoted', async () => {
  const { messages, asked } = world(() => Promise.resolve(stored));
  expect(await messages.fetch({})).toBeNull();
  expect(await messages.fetch({ details: { ...details, quoted: null } })).toBeNull();
  expect(asked).toEqual([]);
});
