import { join } from 'node:path';
import { intent } from '../../../test/fakes/intents';
import type { ChatModel, ChatRequest } from '../../core/ports/chat-model';
import { PromptFiles } from '../../models/prompt-files';
import { QuestionReader } from './question-reader';

const prompts = new PromptFiles(join(__dirname, '../../../prompts'));
const intents = [intent('how-to'), intent('medical'), intent('legal', { assistants: ['law'] })];
const whole = { isQuestion: true, intent: 'medical', topic: '来曲唑', needsContext: false, question: '来曲唑要吃多久' };

async function read(reply: unknown) {
  const asked: ChatRequest[] = [];
  const model: ChatModel = {
    complete: (request) => {
      asked.push(request);
      return Promise.resolve({ text: typeof reply === 'string' ? reply : JSON.stringify(reply), tokens: null });
    },
  };
  const reader = new QuestionReader({ model, prompts, intents, seconds: 5 });
  const result = await reader.read({
    text: '来曲唑要吃多久',
    asker: { id: 'li', name: '李' },
    language: 'zh',
    lines: [],
    quoted: null,
    assistant: 'patients',
    conversation: { channel: 'web', id: 'g1' },
    signal: undefined,
  });
  return { result, asked: asked[0] };
}

it('tells all of it in one call, which names the intents that the assistant knows', async () => {
  const { result, asked } = await read(whole);
  expect(result).toMatchObject({ status: 'read', reading: whole });
  expect(asked?.system).toMatch(/- how-to: .+\n- medical: /);
  expect(asked?.system).not.toContain('legal');
  expect(asked).toMatchObject({ role: 'rewrite', json: true, assistant: 'patients', conversation: { id: 'g1' } });
});

it.each(['legal', 'no such intent', null])('takes %s for none of the intents', async (name) => {
  expect((await read({ ...whole, intent: name })).result).toMatchObject({ reading: { intent: null } });
});

it('does without what small models leave out, but not with a wrong type or prose', async () => {
  expect((await read({ needsContext: false, question: '' })).result).toMatchObject({
    reading: { isQuestion: true, intent: null, topic: '' },
  });
  for (const reply of [{ ...whole, isQuestion: 'yes' }, { ...whole, intent: 3 }, 'The intent is medical.', '']) {
    expect((await read(reply)).result).toEqual({ status: 'failed', failure: 'invalid-json' });
  }
});
