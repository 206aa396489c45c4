import { question } from '../../test/fakes/journey';
import type { ConversationFile } from '../core/ports/conversation-file-store';
import { ConversationFileRetriever } from './conversation-file.retriever';

const asked = question({ files: [{ id: 'f1', name: 'guide.pdf' }] });
const pages = [
  '第一章讲血压怎么测：坐着，休息五分钟再量。',
  '第二章讲盐：每天不超过五克，酱油里也有盐。',
  '第三章讲运动：每周五次，每次三十分钟。',
].map((text) => `${text}${'其余的话与此无关，可以略过不看。'.repeat(42)}`);
const text = pages.join('\n\n');
const file = (changes: Partial<ConversationFile> = {}): ConversationFile => ({
  id: 'f1',
  conversation: asked.conversation,
  name: 'guide.pdf',
  format: 'pdf',
  text,
  places: pages.map((page, at) => ({
    start: text.indexOf(page.slice(0, 10)),
    place: { kind: 'page', first: at + 1, last: at + 1 },
  })),
  readAt: 0,
  expiresAt: 1_000,
  ...changes,
});
const retriever = (kept: ConversationFile | null, now = 10) =>
  new ConversationFileRetriever(
    { find: (_id, at) => Promise.resolve(kept && kept.expiresAt > at ? kept : null) },
    { now: () => now },
  );
const found = async (kept: ConversationFile | null, changes = {}, now?: number) =>
  retriever(kept, now).retrieve({ question: { ...asked, ...changes }, limit: 3 });

describe('ConversationFileRetriever', () => {
  it('finds the place in the file that answers', async () => {
    const [best] = await found(file(), { matchText: '每天吃多少盐' });
    expect(best?.text).toContain('五克');
    expect(best).toMatchObject({
      kind: 'file',
      title: 'guide.pdf',
      place: { kind: 'page', last: 2 },
      documentId: null,
    });
  });

  it('gives the whole in its order where a summary is wanted', async () => {
    const pieces = await found(file(), { text: '总结一下这篇', matchText: '总结一下这篇' });
    expect(pieces[0]?.text).toContain('第一章');
    const numbers = pieces.map(({ place }) => (place?.kind === 'page' ? place.first : 0));
    expect(numbers).toEqual([...numbers].sort());
  });

  it('finds nothing in a file of another conversation, nor in one that is forgotten', async () => {
    expect(await found(file({ conversation: { ...asked.conversation, id: 'other' } }))).toEqual([]);
    expect(await found(file({ conversation: { ...asked.conversation, channel: 'other' } }))).toEqual([]);
    expect(await found(file(), {}, 1_000)).toEqual([]);
  });

  it('is not asked where the question is about no file', () => {
    expect(retriever(null).isAvailable({ question: asked })).toBe(true);
    expect(retriever(null).isAvailable({ question: question() })).toBe(false);
  });
});
