import { papersBySubject } from '../../test/fakes/figures';
import type { PlaceholderStore } from '../core/ports/placeholder-store';
import { RestorePlaceholders } from './restore-placeholders';

const group = { channel: 'web', id: 'g' };
const asked: string[][] = [];
const find: PlaceholderStore['find'] = ({ conversation, memberId }, placeholders) => {
  asked.push([...placeholders]);
  const isKnown = conversation.id === 'g' && memberId === 'wang' && placeholders.includes('[电话-7KQ2]');
  return Promise.resolve(isKnown ? [{ placeholder: '[电话-7KQ2]', value: '138 0013 8000' }] : []);
};
const restore = new RestorePlaceholders({ placeholders: { find }, clock: { now: () => 1 } });
const text = '请打[电话-7KQ2]，不是[电话-9999] [1]';

function reply({ askedBy = 'wang', replyTo = 'm1', conversation = group, words = text } = {}) {
  const body = {
    ...{ text: words, citations: [], writer: 'quote' as const, language: 'zh' as const, questionId: 'q' },
    ...{ askedBy, askedAt: 0, part: 1, parts: 1 },
  };
  return { conversation, replyTo, text: `${words}\n来源`, body };
}

beforeEach(() => {
  asked.length = 0;
});

it('puts back what the asker told there, in the words and in the body', async () => {
  const { text: shown, body } = await restore.of(reply());
  expect([shown, body.text]).toEqual([
    '请打138 0013 8000，不是[电话-9999] [1]\n来源',
    '请打138 0013 8000，不是[电话-9999] [1]',
  ]);
});

it('puts it back in figures, too', async () => {
  const item = reply({ words: '查到了' });
  const figures = papersBySubject({ filters: '电话为"[电话-7KQ2]"' });
  const { body } = await restore.of({ ...item, body: { ...item.body, figures } });
  expect(body).toMatchObject({ figures: { ...figures, filters: '电话为"138 0013 8000"' } });
});

it.each([
  ['another member', reply({ askedBy: 'li' })],
  ['another group', reply({ conversation: { ...group, id: 'other' } })],
  ['what is passed on', reply({ replyTo: '' })],
  ['staff', reply({ askedBy: '' })],
])('shows %s placeholders only', async (_to, item) => {
  expect(await restore.of(item)).toEqual(item);
});

it('asks the database nothing where there is nothing to put back', async () => {
  await restore.of(reply({ words: '收缩压 140' }));
  expect(asked).toEqual([]);
});

it('looks each one up once while a reply grows, and shows the latest words', async () => {
  const draft = restore.forDraft(group, 'wang');
  let latest = '请打[电话-7K';
  expect(await draft.show(() => latest)).toBe('请打[电话-7K');
  latest = '请打[电话-7KQ2]';
  const shown = draft.show(() => latest);
  latest = '请打[电话-7KQ2]，谢谢';
  expect(await shown).toBe('请打138 0013 8000，谢谢');
  expect(await draft.show(() => `${latest}。`)).toBe('请打138 0013 8000，谢谢。');
  expect(asked).toEqual([['[电话-7KQ2]']]);
});
