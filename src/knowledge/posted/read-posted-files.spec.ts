import { existsSync, readFileSync } from 'node:fs';
import { AttachmentError } from '../../core/ports/channel';
import type { ConversationFile } from '../../core/ports/conversation-file-store';
import type { DocumentFile, DocumentReading } from '../../core/ports/document-reader';
import type { QuestionAttachment } from '../../core/question';
import { ReadPostedFiles } from './read-posted-files';

const group = { channel: 'feishu', id: 'oc_1' };
const attachment: QuestionAttachment = {
  ...{ kind: 'file', key: 'k1', name: '../指南.pdf' },
  app: 'app',
  platformMessageId: 'm1',
};
const page = (text: string, path = 'a') => ({
  path,
  format: 'pdf' as const,
  markup: 'plain' as const,
  text,
  title: null,
  places: [{ start: 0, place: { kind: 'page' as const, first: 1, last: 1 } }],
  notes: [],
});

interface World {
  reads?: (path: string) => boolean;
  reading?: DocumentReading;
  fails?: Error;
}

function posted({
  reads = (path) => path.endsWith('.pdf'),
  reading = { documents: [page('血压')], refused: [] },
  fails,
}: World = {}) {
  const kept = new Map<string, ConversationFile>();
  const read: { file: DocumentFile; bytes: string }[] = [];
  const limits: number[] = [];
  const reader = new ReadPostedFiles({
    attachments: {
      fetch: (_attachment, { maxBytes }) => {
        limits.push(maxBytes);
        return fails
          ? Promise.reject(fails)
          : Promise.resolve({ bytes: Buffer.from('bytes'), mediaType: null, name: null });
      },
    },
    reader: {
      reads,
      read: (file) => {
        read.push({ file, bytes: readFileSync(file.file, 'utf8') });
        return Promise.resolve(reading);
      },
    },
    files: {
      put: (file) => Promise.resolve(void kept.set(file.id, file)),
      find: (id) => Promise.resolve(kept.get(id) ?? null),
      list: () => Promise.resolve([...kept.values()]),
      deleteExpired: () => Promise.resolve(0),
    },
    clock: { now: () => 1_000 },
    limits: { maxMegabytes: 2, keepHours: 1 },
  });
  return { reader, kept, read, limits };
}

describe('ReadPostedFiles', () => {
  it('keeps the text for the conversation and for a while, and nothing of the bytes', async () => {
    const { reader, kept, read, limits } = posted();
    const reading = await reader.read(attachment, group);
    expect(reading).toMatchObject({ status: 'read', file: { name: '../指南.pdf' } });
    expect([...kept.values()]).toMatchObject([
      { conversation: group, text: '血压', format: 'pdf', readAt: 1_000, expiresAt: 3_601_000 },
    ]);
    expect(limits).toEqual([2_000_000]);
    expect(read[0]).toMatchObject({ bytes: 'bytes', file: { path: '../指南.pdf' } });
    expect(read[0]?.file.file).toMatch(/posted\.pdf$/);
    expect(existsSync(read[0]?.file.file ?? '')).toBe(false);
    expect(await reader.latest(group)).toEqual({ id: [...kept.keys()][0], name: '../指南.pdf' });
  });

  it('reads a file once', async () => {
    const { reader, read } = posted();
    await reader.read(attachment, group);
    await reader.read(attachment, group);
    expect(read).toHaveLength(1);
    await reader.read(attachment, { ...group, id: 'oc_2' });
    expect(read).toHaveLength(2);
  });

  it('puts the members of an archive one after the other, with their places', async () => {
    const { reader, kept } = posted({ reading: { documents: [page('甲', 'z/a'), page('乙', 'z/b')], refused: [] } });
    await reader.read(attachment, group);
    const [file] = kept.values();
    expect(file?.text).toBe('# z/a\n\n甲\n\n# z/b\n\n乙');
    expect(file?.places.map(({ start }) => file.text.charAt(start))).toEqual(['甲', '乙']);
  });

  it('says why one is not read', async () => {
    const refused: DocumentReading = { documents: [], refused: [{ path: 'a', reason: 'encrypted', message: '' }] };
    expect(await posted({ reading: refused }).reader.read(attachment, group)).toEqual({
      status: 'refused',
      reason: 'encrypted',
    });
    const empty: DocumentReading = { documents: [page(' ')], refused: [{ path: 'a', reason: 'no-text', message: '' }] };
    expect(await posted({ reading: empty }).reader.read(attachment, group)).toMatchObject({ reason: 'no-text' });
    const gone = new AttachmentError('gone', '230110');
    expect(await posted({ fails: gone }).reader.read(attachment, group)).toEqual({ status: 'refused', reason: 'gone' });
    const { reader, limits } = posted();
    expect(await reader.read({ ...attachment, name: 'a.exe' }, group)).toEqual({
      status: 'refused',
      reason: 'unsupported',
    });
    expect(limits).toEqual([]);
  });

  it('opens no file of a member with another program', async () => {
    const { reader, limits } = posted({ reads: () => true });
    expect(await reader.read({ ...attachment, name: '旧.DOC' }, group)).toEqual({
      status: 'refused',
      reason: 'unsupported',
    });
    expect(limits).toEqual([]);
  });
});
