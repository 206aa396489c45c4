import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import { type DocumentOrigin, OriginError, type OriginItem } from '../../core/ports/document-origin';
import { mirrorFolders, type MirrorFolders } from './origin-paths';
import { OriginMirror } from './origin-mirror';
import { type MirrorReport, syncOrigin } from './sync-origin';

let folder: TemporaryFolder;
let folders: MirrorFolders;
let fetched: string[];
beforeEach(() => {
  folder = new TemporaryFolder();
  folders = mirrorFolders(folder.path, 'lab', 'site');
  fetched = [];
});
afterEach(() => {
  folder.remove();
});

interface Said {
  version?: string | null;
  title?: string | null;
}

const page = (path: string, text: string, { version = text, title = null }: Said = {}): OriginItem => ({
  status: 'document',
  document: { path, version, title, url: `https://docs.example.org/${path}` },
  bytes: () => {
    fetched.push(path);
    return Promise.resolve(Buffer.from(text));
  },
});

async function sync(items: readonly OriginItem[], failure?: Error): Promise<MirrorReport> {
  const origin: DocumentOrigin = {
    name: 'site',
    // eslint-disable-next-line @typescript-eslint/require-await -- an origin is one
    async *documents() {
      yield* items;
      if (failure) throw failure;
    },
  };
  return syncOrigin({ origin, mirror: await OriginMirror.open(folders) });
}

const textOf = (path: string): string => readFileSync(join(folders.documents, path), 'utf8');

it('fetches what is new or changed, and removes what is gone with its side file and its folder', async () => {
  await sync([page('a.md', 'one'), page('b/c.md', 'two', { title: '读："我"' }), page('d.md', 'three')]);
  expect(textOf('b/c.md.meta.yaml')).toBe('title: "读：\\"我\\""\nurl: "https://docs.example.org/b/c.md"\n');
  fetched = [];
  const report = await sync([page('a.md', 'one'), page('d.md', 'four'), page('e.md', 'five')]);
  expect(report).toEqual({ added: 1, changed: 1, unchanged: 1, removed: 1, refused: [], problem: null });
  expect(fetched).toEqual(['d.md', 'e.md']);
  expect(textOf('d.md')).toBe('four');
  expect(readdirSync(folders.documents).sort()).toEqual(
    ['a.md', 'd.md', 'e.md'].flatMap((path) => [path, `${path}.meta.yaml`]),
  );
});

it('removes nothing when the origin was not listed in full', async () => {
  await sync([page('a.md', 'one'), page('b.md', 'two')]);
  const report = await sync([page('a.md', 'new')], new OriginError('The site does not answer: look at it.'));
  expect(report).toMatchObject({ changed: 1, removed: 0, problem: 'The site does not answer: look at it.' });
  expect(textOf('b.md')).toBe('two');
});

it('throws what is no matter of the origin, and keeps what was fetched', async () => {
  await expect(sync([page('a.md', 'one')], new Error('a fault of ours'))).rejects.toThrow('a fault of ours');
  fetched = [];
  expect(await sync([page('a.md', 'one')])).toMatchObject({ unchanged: 1 });
  expect(fetched).toEqual([]);
});

it('keeps what is refused now and was read before, and drops what is gone', async () => {
  await sync([page('a.md', 'one'), page('b.md', 'two')]);
  const report = await sync([
    { status: 'refused', path: 'a.md', message: 'It answers 403.' },
    { status: 'gone', path: 'b.md', message: 'It answers 404.' },
  ]);
  expect(report).toMatchObject({ removed: 1, refused: [{ path: 'a.md' }, { path: 'b.md' }] });
  expect([existsSync(join(folders.documents, 'a.md')), existsSync(join(folders.documents, 'b.md'))]).toEqual([
    true,
    false,
  ]);
});

it('compares the bytes where the version tells nothing', async () => {
  await sync([page('a.md', 'one', { version: null }), page('b.md', 'two', { version: '1' })]);
  const report = await sync([page('a.md', 'one', { version: null }), page('b.md', 'two', { version: '2' })]);
  expect(report).toMatchObject({ unchanged: 2, changed: 0 });
});

it('a new title is a change that fetches nothing', async () => {
  await sync([page('a.md', 'one', { title: 'Old' })]);
  fetched = [];
  expect(await sync([page('a.md', 'one', { title: 'New' })])).toMatchObject({ changed: 1 });
  expect([fetched, textOf('a.md.meta.yaml')]).toEqual([[], expect.stringContaining('title: "New"')]);
});

it("an origin's own side file stands in place of ours, until it is gone", async () => {
  const own: OriginItem = {
    status: 'document',
    document: { path: 'a.pdf.meta.yaml', url: null, title: null, version: '1' },
    bytes: () => Promise.resolve(Buffer.from('title: Theirs')),
  };
  await sync([page('a.pdf', 'one'), own]);
  await sync([page('a.pdf', 'two'), own]);
  expect(textOf('a.pdf.meta.yaml')).toBe('title: Theirs');
  await sync([page('a.pdf', 'two')]);
  expect(textOf('a.pdf.meta.yaml')).toContain('url: "https://docs.example.org/a.pdf"');
});

it('fetches again what somebody deleted from the mirror, and all when its index is damaged', async () => {
  await sync([page('a.md', 'one'), page('b.md', 'two')]);
  folder.delete('lab/site/documents/a.md');
  expect(await sync([page('a.md', 'one'), page('b.md', 'two')])).toMatchObject({ added: 1, unchanged: 1 });
  folder.write({ 'lab/site/index.json': '{' });
  expect(await sync([page('a.md', 'one'), page('b.md', 'two')])).toMatchObject({ added: 2 });
});

it('a file may become a folder and a folder a file', async () => {
  await sync([page('a', 'one'), page('b/c.md', 'two')]);
  expect(await sync([page('a/x.md', 'one'), page('b', 'two')])).toMatchObject({ added: 2, removed: 2 });
  expect([textOf('a/x.md'), textOf('b')]).toEqual(['one', 'two']);
});

it.each(['../a.md', '/etc/a.md', 'a/../../b.md', '.git/config', 'a\\b.md', 'C:a.md', 'a//b.md', 'x'.repeat(201), ''])(
  'refuses the path %j',
  async (path) => {
    const report = await sync([page(path, 'one')]);
    expect([report.added, report.refused]).toEqual([0, [{ path, message: expect.any(String) as string }]]);
    expect(readdirSync(folder.path)).toEqual(['lab']);
  },
);

it('refuses the second of two documents with one path', async () => {
  const report = await sync([page('a.md', 'one'), page('a.md', 'two')]);
  expect([report.added, report.refused.length, textOf('a.md')]).toEqual([1, 1, 'one']);
});
