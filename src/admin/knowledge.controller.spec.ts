import { buffer } from 'node:stream/consumers';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { notSetUp } from '../../test/fakes/journey';
import { KnowledgeStore } from '../core/ports/knowledge-store';
import { Logger } from '../core/ports/logger';
import { IndexWriter } from '../core/ports/passage-index';
import { VectorIndex } from '../core/ports/vector-index';
import { AddFile, type AddFileRequest } from '../knowledge/add-file.use-case';
import { IngestKnowledge } from '../knowledge/ingest-knowledge.use-case';
import { ApiErrorFilter } from './api-error.filter';
import { takeFileBodies } from './file-bodies';
import { KnowledgeController } from './knowledge.controller';

const problems = [{ file: 'base/a.md', line: 3, message: 'odd', severity: 'warning' }];
const running = { knowledgeBase: 'base', path: 'b.md', done: 1, total: 4 };
const status = { state: 'building', model: 'bge', done: 5, total: 9, problem: null };

describe('KnowledgeController', () => {
  let app: NestFastifyApplication;
  let done: unknown[] = [];
  const note = (...what: unknown[]) => Promise.resolve(void done.push(what));

  const open = async (vectors: unknown[]) => {
    const module = await Test.createTestingModule({
      controllers: [KnowledgeController],
      providers: [
        {
          provide: KnowledgeStore,
          useValue: {
            listKnowledgeBases: () =>
              Promise.resolve([{ id: 'b', name: 'base', title: '手册', assistant: 'patients', folder: '/secret' }]),
          },
        },
        {
          provide: IngestKnowledge,
          useValue: { state: () => ({ running, last: { at: 5, problems } }), run: () => note('ingest') },
        },
        {
          provide: AddFile,
          useValue: {
            run: async ({ content, ...request }: AddFileRequest) => {
              await note({ ...request, content: (await buffer(content as never)).toString() });
              return { status: request.name === 'twice.md' ? 'exists' : 'added', problems: [] };
            },
          },
        },
        { provide: IndexWriter, useValue: { refresh: () => note('refresh') } },
        { provide: Logger, useValue: {} },
        ...(vectors as []),
      ],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    takeFileBodies(app);
    app.useGlobalFilters(new ApiErrorFilter({ error: notSetUp, warn: notSetUp } as never));
    await app.init();
  };
  beforeEach(() => {
    done = [];
  });
  afterEach(() => app.close());

  it('tells what the files gave and how the indexes do, and no folders', async () => {
    await open([{ provide: VectorIndex, useValue: { status: () => status } }]);
    const reply = await app.inject('/api/knowledge');
    expect(reply.json()).toEqual({
      bases: [{ name: 'base', title: '手册', assistant: 'patients' }],
      ingest: { running, last: { at: 5, problems } },
      vectors: status,
    });
  });

  it('does so without vectors, too', async () => {
    await open([]);
    expect((await app.inject('/api/knowledge')).json()).toMatchObject({ vectors: null });
  });

  it('reads the folder again when asked', async () => {
    await open([]);
    expect((await app.inject({ method: 'POST', url: '/api/knowledge/ingest' })).statusCode).toBe(202);
    await new Promise(setImmediate);
    expect(done).toEqual([['ingest'], ['refresh']]);
  });

  it('takes a file as it comes', async () => {
    await open([]);
    const put = (name: string, query = '', type = 'application/octet-stream') =>
      app.inject({
        method: 'PUT',
        url: `/api/knowledge/bases/base/files/${encodeURIComponent(name)}${query}`,
        headers: { 'content-type': type },
        payload: '{"a": 1}',
      });
    expect((await put('新 的.md')).json()).toEqual({ status: 'added', problems: [] });
    expect((await put('twice.md', '?replace=true')).json()).toEqual({ status: 'exists', problems: [] });
    expect(done).toEqual([
      [{ knowledgeBase: 'base', name: '新 的.md', replace: false, content: '{"a": 1}' }],
      ['refresh'],
      [{ knowledgeBase: 'base', name: 'twice.md', replace: true, content: '{"a": 1}' }],
    ]);
    expect((await put('a.md', '', 'application/json')).statusCode).toBe(400);
    expect((await put('a.md', '?replace=perhaps')).statusCode).toBe(400);
  });
});
