import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { message, outcome, settlement } from '../../test/contract/stores/samples';
import { adminApi } from '../../test/fakes/admin-api';
import { FakeQuestionListStore, RecordingLogger } from '../../test/fakes/knowledge-stores';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import type { DocumentPage, DocumentReport } from '../core/document-report';
import { DocumentHistory } from '../core/ports/document-history';
import { IndexWriter } from '../core/ports/passage-index';
import { ChangeDocument } from '../knowledge/change-document.use-case';
import { CompareVersions } from '../knowledge/compare-versions.use-case';
import { EditDocument } from '../knowledge/edit-document.use-case';
import { IngestKnowledge } from '../knowledge/ingest-knowledge.use-case';
import { knowledgeConfig } from '../knowledge/knowledge.config';
import { RollBackDocument } from '../knowledge/roll-back-document.use-case';
import type { Database } from '../stores/typeorm/database';
import { databaseConfig } from '../stores/typeorm/database.config';
import { openDatabase } from '../stores/typeorm/open-database';
import { createStores, type Stores } from '../stores/typeorm/stores';
import { DocumentsController, Today } from './documents.controller';

const folder = new TemporaryFolder();
let database: Database;
let stores: Stores;
let ingest: IngestKnowledge;
let app: NestFastifyApplication;
let refreshed = 0;

beforeAll(async () => {
  database = await openDatabase(databaseConfig.parse({ sqlite: { file: join(folder.path, 'test.sqlite') } }));
  stores = createStores(database);
  const config = knowledgeConfig.parse({ folder: join(folder.path, 'knowledge') });
  const parts = { ...stores, clock: { now: () => 1_000 } };
  ingest = new IngestKnowledge(
    { ...parts, questionLists: new FakeQuestionListStore(), logger: new RecordingLogger() },
    config,
  );
  app = await adminApi(DocumentsController, [
    { provide: DocumentHistory, useValue: stores.documents },
    { provide: ChangeDocument, useValue: new ChangeDocument(parts, config.passage) },
    { provide: RollBackDocument, useValue: new RollBackDocument(parts, config.passage) },
    { provide: EditDocument, useValue: new EditDocument(parts, config.passage) },
    { provide: CompareVersions, useValue: new CompareVersions(stores.documents) },
    { provide: IndexWriter, useValue: { refresh: () => Promise.resolve((refreshed += 1)) } },
    { provide: Today, useValue: () => '2026-11-21' },
  ]);
});
afterAll(async () => {
  await app.close();
  await database.close();
  folder.remove();
});
beforeEach(async () => {
  for (const base of await stores.knowledge.listKnowledgeBases()) await stores.knowledge.removeKnowledgeBase(base.id);
  folder.delete('knowledge').write({
    'knowledge/base/knowledge.yaml': 'title: 手册\nlanguage: zh\nassistant: patients\n',
    'knowledge/base/diet.md': '# 饮食\n\n少盐。\n\n# 饮酒\n\n少喝。\n',
    'knowledge/base/old.md': '---\nvalid-until: 2020-01-01\n---\n旧的。\n',
  });
  await ingest.run();
  refreshed = 0;
});

const root = '/api/assistants/patients/documents';
const call = async (method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) => {
  const reply = await app.inject({ method, url: `${root}${path}`, ...(payload && { payload }) });
  return { status: reply.statusCode, body: reply.json<never>() };
};
const list = async (query = ''): Promise<DocumentPage> => (await call('GET', query)).body;
const idOf = async (path: string): Promise<string> => {
  const { documents } = await list();
  return documents.find((one) => one.path === path)?.id ?? '';
};
const texts = async (id: string): Promise<string[]> =>
  (await stores.knowledge.passagesOf([id])).map(({ text }) => text.split('\n').at(-1) ?? '');

describe('the documents of an assistant', () => {
  it('are listed by page, state and words', async () => {
    const { counts, total, documents } = await list();
    expect([total, documents.map(({ path, state }) => `${path} ${state}`)]).toEqual([
      2,
      ['diet.md in-use', 'old.md expired'],
    ]);
    expect(counts).toMatchObject({ 'in-use': 1, expired: 1, withdrawn: 0 });
    expect((await list('?state=expired')).documents.map(({ path }) => path)).toEqual(['old.md']);
    expect((await list(`?search=${encodeURIComponent('饮食')}`)).documents.map(({ path }) => path)).toEqual([
      'diet.md',
    ]);
    const second = await list('?offset=1&limit=1');
    expect([second.total, second.documents.map(({ path }) => path)]).toEqual([2, ['old.md']]);
    expect((await call('GET', '?state=lost')).status).toBe(400);
    expect((await app.inject({ url: '/api/assistants/research/documents' })).json()).toMatchObject({ total: 0 });
  });

  it('are told one by one, with the answers that cited them', async () => {
    const id = await idOf('diet.md');
    const { answer, ...rest } = outcome();
    const cited = answer && { ...answer, citations: answer.citations.map((one) => ({ ...one, documentId: id })) };
    await stores.inbox.claim(message('m1'));
    await stores.inbox.settle(settlement('q1', { outcome: { ...rest, answer: cited } }));
    const { status, body } = await call('GET', `/${id}`);
    const { summary, document, versions, citing }: DocumentReport = body;
    expect(status).toBe(200);
    expect(summary).toMatchObject({ title: '饮食', passages: 2, state: 'in-use' });
    expect(document).toEqual({ sources: [], url: null, isSetOnPage: false });
    expect(versions.slice(-1)).toMatchObject([{ change: 'added', changedBy: 'file', changedAt: 1_000 }]);
    expect(citing).toMatchObject([{ questionId: 'q1', question: '血压多少算高？', message: { id: 'm1' } }]);
    expect((await call('GET', '/unknown')).status).toBe(404);
    expect((await app.inject({ url: `/api/assistants/research/documents/${id}` })).statusCode).toBe(404);
  });
});

describe('the versions of a document', () => {
  let id: string;

  beforeEach(async () => {
    folder.write({ 'knowledge/base/diet.md': '# 饮食\n\n少油。\n\n# 饮酒\n\n少喝。\n' });
    await ingest.run();
    id = await idOf('diet.md');
  });

  it('are read and compared', async () => {
    const last = (await stores.documents.versions(id)).length;
    expect((await call('GET', `/${id}/versions/${last}`)).body).toEqual({
      text: '# 饮食\n\n少油。\n\n# 饮酒\n\n少喝。\n',
    });
    expect((await call('GET', `/${id}/difference?from=${last - 1}&to=${last}`)).body).toEqual({
      runs: [
        { kind: 'same', lines: ['# 饮食', ''] },
        { kind: 'removed', lines: ['少盐。'] },
        { kind: 'added', lines: ['少油。'] },
        { kind: 'same', lines: ['', '# 饮酒', '', '少喝。'] },
      ],
    });
    expect((await call('GET', `/${id}/versions/99`)).status).toBe(404);
    expect((await call('GET', `/${id}/versions/x`)).status).toBe(400);
    expect((await call('GET', `/${id}/difference?from=1&to=99`)).status).toBe(404);
  });

  it('can be gone back to until the file changes; what is the same keeps its id', async () => {
    const before = await stores.knowledge.passagesOf([id]);
    const version = (await stores.documents.versions(id)).length - 1;
    const { status, body } = await call('POST', `/${id}/roll-back`, { version });
    const { document, versions }: DocumentReport = body;
    expect([status, refreshed, document?.isSetOnPage]).toEqual([200, 1, true]);
    expect(versions.at(-1)).toMatchObject({ change: 'rolled-back', changedBy: 'admin' });
    expect(await texts(id)).toEqual(['少盐。', '少喝。']);
    expect((await stores.knowledge.passagesOf([id]))[1]?.id).toBe(before[1]?.id);
    await ingest.run();
    expect(await texts(id)).toEqual(['少盐。', '少喝。']);
    const resplit = new IngestKnowledge(
      { ...stores, questionLists: new FakeQuestionListStore(), logger: new RecordingLogger(), clock: { now: () => 1 } },
      knowledgeConfig.parse({ folder: join(folder.path, 'knowledge'), passage: { size: 100 } }),
    );
    await resplit.run();
    expect(await texts(id)).toEqual(['少盐。', '少喝。']);
    expect(await stores.documents.versions(id)).toHaveLength(versions.length);
    folder.write({ 'knowledge/base/diet.md': '# 饮食\n\n少糖。\n' });
    await ingest.run();
    expect(await texts(id)).toEqual(['少糖。']);
    expect((await call('POST', `/${id}/roll-back`, { version: 99 })).status).toBe(404);
    expect((await call('POST', `/${id}/roll-back`, {})).status).toBe(400);
  });
});

describe('what an admin changes', () => {
  it('is in force at once, and until the file changes', async () => {
    const id = await idOf('diet.md');
    const settings = { until: '2026-11-20', supersedes: ['old.md'], reviewedBy: ' 李药师 ', reviewedOn: '2026-10-01' };
    const { body } = await call('PUT', `/${id}/settings`, settings);
    const { summary, document }: DocumentReport = body;
    expect(document?.isSetOnPage).toBe(true);
    expect(summary).toMatchObject({ state: 'expired', reviewedBy: '李药师', reviewedOn: '2026-10-01' });
    expect(summary.validity).toMatchObject({ from: null, until: '2026-11-20', supersedes: ['old.md'] });
    await ingest.run();
    expect((await list('?state=expired')).documents.map(({ path }) => path)).toEqual(['diet.md', 'old.md']);
    folder.write({ 'knowledge/base/diet.md': '# 饮食\n\n少糖。\n' });
    await ingest.run();
    expect((await list('?state=in-use')).documents.map(({ path }) => path)).toEqual(['diet.md']);
  });

  it.each([
    [{ until: '2026-02-30' }, 'until'],
    [{ from: '2026-12-01', until: '2026-11-30' }, 'until'],
    [{ supersedes: ['gone.md'] }, 'supersedes'],
    [{ supersedes: ['diet.md'] }, 'supersedes'],
    [{ reviewedBy: '' }, 'reviewedBy'],
    [{ withdrawnAt: 5 }, 'body'],
  ])('is refused where it makes no sense, by name: %j', async (body, field) => {
    const refused = await call('PUT', `/${await idOf('diet.md')}/settings`, body);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain(field);
    expect(refreshed).toBe(0);
  });

  it('may be the text', async () => {
    const id = await idOf('diet.md');
    const { status, body } = await call('PUT', `/${id}/text`, {
      text: '---\nvalid-until: soon\n---\n# 饮食\n\n少糖。',
    });
    expect([status, await texts(id)]).toEqual([200, ['少糖。']]);
    expect((body as { problems: unknown }).problems).toMatchObject([{ file: 'diet.md', line: 2 }]);
    await ingest.run();
    expect(await texts(id)).toEqual(['少糖。']);
  });

  it('takes a document out of use and back', async () => {
    const id = await idOf('diet.md');
    const withdrawn: DocumentReport = (await call('POST', `/${id}/withdraw`)).body;
    expect(withdrawn.summary.state).toBe('withdrawn');
    const restored: DocumentReport = (await call('POST', `/${id}/restore`)).body;
    expect(restored.summary.state).toBe('in-use');
    expect(restored.versions.slice(-2).map(({ change }) => change)).toEqual(['withdrawn', 'restored']);
    expect((await call('POST', `/${id}/burn`)).status).toBe(404);
  });

  it('brings back what is gone with its file', async () => {
    const id = await idOf('diet.md');
    folder.delete('knowledge/base/diet.md');
    await ingest.run();
    const gone: DocumentReport = (await call('GET', `/${id}`)).body;
    expect([gone.summary.state, gone.document]).toEqual(['removed', null]);
    await call('POST', `/${id}/restore`);
    await ingest.run();
    expect(await texts(id)).toEqual(['少盐。', '少喝。']);
  });
});
