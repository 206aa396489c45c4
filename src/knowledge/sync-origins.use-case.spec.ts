import type { KnowledgeStore } from '../core/ports/knowledge-store';
import { join } from 'node:path';

import {
  FakeKnowledgeStore,
  FakeQuestionListStore,
  noHistory,
  RecordingLogger,
} from '../../test/fakes/knowledge-stores';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { type DocumentOrigin, OriginError, type OriginItem } from '../core/ports/document-origin';
import { IngestKnowledge } from './ingest-knowledge.use-case';
import { knowledgeConfig } from './knowledge.config';
import { type OriginSettings, SyncOrigins } from './sync-origins.use-case';

const manifest = (assistant: string, origins = ''): string =>
  `title: 标题\nlanguage: zh\nassistant: ${assistant}\n${origins}`;
const site = 'origins:\n- {name: site, kind: website, start: ["https://docs.example.org/"]}\n';

let folder: TemporaryFolder;
let knowledge: FakeKnowledgeStore;
/** What each origin gives; an error ends it early. */
let given: Record<string, (OriginItem | Error)[]>;
let opened: OriginSettings[];
let sync: SyncOrigins;
let ingest: IngestKnowledge;
beforeEach(() => {
  folder = new TemporaryFolder();
  knowledge = new FakeKnowledgeStore();
  given = {};
  opened = [];
  folder.write({
    'bases/patients/knowledge.yaml': manifest('patients', site),
    'bases/patients/own.md': '# 自己的',
    'bases/research/knowledge.yaml': manifest('research'),
  });
  const config = knowledgeConfig.parse({ folder: join(folder.path, 'bases'), originsFolder: join(folder.path, 'o') });
  const parts = { logger: new RecordingLogger(), clock: { now: () => 7 } };
  const stores = { ...parts, knowledge, documents: noHistory, questionLists: new FakeQuestionListStore() };
  ingest = new IngestKnowledge(stores, config);
  sync = new SyncOrigins({ ...parts, ingest, openOrigin: open }, config);
});
afterEach(() => {
  folder.remove();
});

function open(settings: OriginSettings): DocumentOrigin {
  opened.push(settings);
  const items = given[settings.name];
  if (!items) throw new OriginError('The app is not configured.');
  return {
    name: settings.name,
    // eslint-disable-next-line @typescript-eslint/require-await -- an origin is one
    async *documents() {
      for (const item of items) {
        if (item instanceof Error) throw item;
        yield item;
      }
    },
  };
}

const page = (path: string, text: string): OriginItem => ({
  status: 'document',
  document: { path, version: text, title: `题 ${path}`, url: `https://docs.example.org/${path}` },
  bytes: () => Promise.resolve(Buffer.from(text)),
});

const stored = (): string[] =>
  [...knowledge.documents.values()]
    .map(({ document: { path, title, url } }) => `${path} ${title} ${url ?? '-'}`)
    .sort();

it('brings what an origin holds into its knowledge base, with title and address, beside its own documents', async () => {
  given.site = [page('a.md', '# A\n\n少盐。'), page('b.md', '# B\n\n多动。')];
  const report = await sync.run();
  expect(report).toMatchObject({
    origins: [{ knowledgeBase: 'patients', name: 'site', kind: 'website', added: 2, problem: null }],
    problems: [],
    ingest: { bases: [{ name: 'patients', added: 3 }, { name: 'research' }] },
  });
  expect(stored()).toEqual([
    'origin/site/a.md 题 a.md https://docs.example.org/a.md',
    'origin/site/b.md 题 b.md https://docs.example.org/b.md',
    'own.md 自己的 -',
  ]);
});

it('notes who brought and who took away each version', async () => {
  const notes: string[] = [];
  const store: KnowledgeStore = knowledge;
  const replace = jest.spyOn(store, 'replaceDocument');
  const remove = jest.spyOn(store, 'removeDocuments');
  given.site = [page('a.md', '# A'), page('b.md', '# B')];
  await sync.run();
  given.site = [page('a.md', '# A')];
  folder.delete('bases/patients/own.md');
  await sync.run();
  for (const [document, , version] of replace.mock.calls) notes.push(`${document.path} ${version?.by ?? ''}`);
  expect(notes.sort()).toEqual(['origin/site/a.md sync:site', 'origin/site/b.md sync:site', 'own.md file']);
  expect(remove.mock.calls.map(([, ids, { by }]) => `${ids.length} ${by}`).sort()).toEqual(['1 file', '1 sync:site']);
  expect(stored()).toEqual([expect.stringContaining('origin/site/a.md')]);
});

it('a plain ingest neither fetches nor forgets, and what a file may not be called is left alone', async () => {
  given.site = [page('a.md', '# A')];
  await sync.run();
  folder.write({ 'bases/patients/origin/site/x.md': '# X' });
  const { problems } = await ingest.run();
  expect([opened.length, stored().length]).toEqual([1, 2]);
  expect(problems).toMatchObject([{ file: 'patients/origin', severity: 'warning' }]);
});

it('keeps all when the mirror is gone, until the next time', async () => {
  given.site = [page('a.md', '# A')];
  await sync.run();
  folder.delete('o');
  const { problems } = await ingest.run();
  expect(problems).toMatchObject([{ file: 'patients/origin/site', severity: 'notice' }]);
  expect(stored()).toHaveLength(2);
});

it('goes on with the next origin when one cannot be opened or ends early', async () => {
  const three = ['one', 'two', 'three'].map((name) => `- {name: ${name}, kind: website, start: ["https://a.org/"]}\n`);
  folder.write({ 'bases/patients/knowledge.yaml': manifest('patients', `origins:\n${three.join('')}`) });
  given = { two: [page('a.md', '# A'), new OriginError('It does not answer.')], three: [page('b.md', '# B')] };
  const { origins } = await sync.run();
  expect(origins.map(({ name, added, problem }) => [name, added, problem])).toEqual([
    ['one', 0, 'The app is not configured.'],
    ['two', 1, 'It does not answer.'],
    ['three', 1, null],
  ]);
});

it('an origin that is taken out of knowledge.yaml takes its documents along', async () => {
  given.site = [page('a.md', '# A')];
  await sync.run();
  folder.write({ 'bases/patients/knowledge.yaml': manifest('patients') });
  expect((await sync.run()).ingest).toBeNull();
  await ingest.run();
  expect(stored()).toEqual([expect.stringContaining('own.md')]);
});

it('takes one knowledge base or one origin, and names those that there are', async () => {
  given.site = [];
  await sync.run({ knowledgeBase: 'patients', origin: 'site' });
  expect(opened).toHaveLength(1);
  await expect(sync.run({ knowledgeBase: 'none' })).rejects.toThrow(
    'There is no knowledge base "none"; there are: patients, research.',
  );
  await expect(sync.run({ origin: 'none' })).rejects.toThrow('There is no origin "none"; there are: patients/site.');
  await expect(sync.run({ knowledgeBase: 'research', origin: 'site' })).rejects.toThrow('there are: none.');
});

it('tells what is wrong in a knowledge.yaml, and fetches the rest', async () => {
  folder.write({ 'bases/research/knowledge.yaml': manifest('research', 'origins: site\n') });
  given.site = [];
  const { problems, origins } = await sync.run();
  expect(problems).toMatchObject([{ file: 'research/knowledge.yaml', line: 4 }]);
  expect(origins).toHaveLength(1);
  expect((await sync.run({ knowledgeBase: 'research' })).problems).toHaveLength(1);
});

it('tells the page what there is, what runs and what came of it', async () => {
  expect(await sync.state()).toEqual({
    bases: [{ name: 'patients', assistant: 'patients', origins: [{ name: 'site', kind: 'website' }] }],
    running: null,
    last: null,
  });
  const seen: unknown[] = [];
  given.site = [page('a.md', '# A')];
  await sync.run({ onDocument: (running) => seen.push(running) });
  expect(seen).toEqual([{ knowledgeBase: 'patients', origin: 'site', path: 'a.md', done: 1 }]);
  given.site = [new TypeError('a fault of ours')];
  await expect(sync.run()).rejects.toThrow('a fault of ours');
  expect(await sync.state()).toMatchObject({
    running: null,
    last: { at: 7, failed: true, origins: [{ name: 'site', added: 1 }] },
  });
});
