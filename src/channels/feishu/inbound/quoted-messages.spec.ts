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
  return { asked, messages: new QuotedMessages({ appId: 'cli_1', getMessage }) };
}

it('fetches the words of what is quoted, once', async () => {
  const { messages, asked } = world(() => Promise.resolve(stored));
  const expected = { ...quoted, text: '@王医生 血压多少算高', isFromBot: false };
  expect(await messages.fetch({ details })).toEqual(expected);
  expect(await messages.fetch({ details })).toEqual(expected);
  expect(asked).toEqual(['om_1']);
});

it('knows our own, and has no words for a picture', async () => {
  const own = { ...stored, senderId: 'cli_1', senderType: 'app' as const, type: 'image', content: '{"image_key":"i"}' };
  const { messages } = world(() => Promise.resolve(own));
  expect(await messages.fetch({ details })).toEqual({ ...quoted, isFromBot: true });
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
