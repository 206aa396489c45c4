import type { PostedFileReader } from '../../core/ports/posted-file-reader';
import type { QuestionAttachment } from '../../core/question';
import { type FilesAsked, readFiles } from './read-files';

const attachment = (name: string, kind: QuestionAttachment['kind'] = 'file'): QuestionAttachment => ({
  ...{ kind, key: name, name },
  app: 'app',
  platformMessageId: 'm1',
});
const reader: PostedFileReader = {
  read: ({ name }) =>
    Promise.resolve(
      name === 'locked.pdf'
        ? { status: 'refused', reason: 'encrypted' }
        : { status: 'read', file: { id: `id of ${name ?? ''}`, name: name ?? '' } },
    ),
  latest: () => Promise.resolve({ id: 'earlier', name: 'earlier.pdf' }),
};
const asked = (words: string, changes: Partial<FilesAsked> = {}): FilesAsked => ({
  words,
  isAsked: true,
  mentionsBot: false,
  attachments: [attachment('paper.pdf')],
  conversation: { channel: 'feishu', id: 'oc_1' },
  signal: undefined,
  ...changes,
});
const idsOf = async (question: FilesAsked) => (await readFiles(reader, question)).files.map(({ id }) => id);

describe('readFiles', () => {
  it('reads what was posted with a question about it', async () => {
    expect(await readFiles(reader, asked('总结一下这篇'))).toEqual({
      files: [{ id: 'id of paper.pdf', name: 'paper.pdf' }],
      notes: ['file-read'],
      isUnreadable: false,
    });
    expect(await idsOf(asked('样本量是多少', { mentionsBot: true }))).toEqual(['id of paper.pdf']);
  });

  it('leaves files alone that nobody asks about', async () => {
    expect(await idsOf(asked('大家好', { isAsked: false }))).toEqual([]);
    expect(await idsOf(asked('明天几点开会？'))).toEqual([]);
    expect(await idsOf(asked('总结一下这篇', { attachments: [attachment('photo', 'image')] }))).toEqual([]);
    expect((await readFiles(null, asked('总结一下这篇'))).files).toEqual([]);
  });

  it('takes the last file where the bot is asked about "this paper"', async () => {
    const question = { attachments: [], mentionsBot: true };
    expect(await idsOf(asked('这篇论文的样本量是多少', question))).toEqual(['earlier']);
    expect(await idsOf(asked('血压多少算高', question))).toEqual([]);
    expect(await idsOf(asked('这篇论文的样本量是多少', { attachments: [] }))).toEqual([]);
  });

  it('says that none could be read, where the question is about them', async () => {
    const locked = { attachments: [attachment('locked.pdf')] };
    expect(await readFiles(reader, asked('总结一下这篇', locked))).toEqual({
      files: [],
      notes: ['file-refused: encrypted'],
      isUnreadable: true,
    });
    expect(await readFiles(reader, asked('血压多少算高', { ...locked, mentionsBot: true }))).toMatchObject({
      isUnreadable: false,
    });
    const both = { attachments: [attachment('locked.pdf'), attachment('paper.pdf')] };
    expect(await readFiles(reader, asked('总结一下这两个文件', both))).toMatchObject({
      files: [{ name: 'paper.pdf' }],
      isUnreadable: false,
    });
  });
});
