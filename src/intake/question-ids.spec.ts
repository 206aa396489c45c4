import { message } from '../../test/fakes/journey';
import { messageIdOf, questionIdOf, sendKeyOf } from './question-ids';

describe('messageIdOf', () => {
  it('is the same for every delivery of one message, whatever came with it', () => {
    const first = messageIdOf(message());
    expect(messageIdOf(message({ id: 'other', text: '别的', sentAt: 5, assistant: 'x' }))).toBe(first);
    expect(messageIdOf(message({ conversation: { channel: 'web', id: 'elsewhere' } }))).toBe(first);
  });

  it('tells messages, apps and channels apart, also where their ids run into each other', () => {
    const ids = [
      {},
      { platformMessageId: 'p2' },
      { app: 'page2' },
      { conversation: { channel: 'feishu', id: 'group' } },
      { app: 'pagep', platformMessageId: '1' },
      { app: 'page","p1', platformMessageId: '' },
    ].map((changes) => messageIdOf(message(changes)));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('what follows from it', () => {
  it('is always the same, short and its own', () => {
    const messageId = messageIdOf(message());
    const questionId = questionIdOf(messageId);
    const keys = [1, 2, 11].map((part) => sendKeyOf(questionId, part));
    const all = [messageId, questionId, ...keys, sendKeyOf(questionIdOf('1'), 1)];
    expect(new Set(all).size).toBe(all.length);
    for (const id of all) expect(id).toMatch(/^[\w-]{22}$/);
    expect(questionIdOf(messageId)).toBe(questionId);
    expect(sendKeyOf(questionId, 1)).toBe(keys[0]);
  });
});
