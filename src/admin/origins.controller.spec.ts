import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { adminApi } from '../../test/fakes/admin-api';
import { notSetUp } from '../../test/fakes/journey';
import type { OriginsReport } from '../core/origins-report';
import { Logger } from '../core/ports/logger';
import { IndexWriter } from '../core/ports/passage-index';
import { SyncOrigins } from '../knowledge/sync-origins.use-case';
import { OriginsController } from './origins.controller';

const report: OriginsReport = {
  bases: [{ name: 'patients', assistant: 'patients', origins: [{ name: 'site', kind: 'website' }] }],
  running: null,
  last: null,
};
let app: NestFastifyApplication;
let steps: string[];
let failure: Error | null;
beforeEach(async () => {
  steps = [];
  failure = null;
  const sync = {
    state: () => Promise.resolve(report),
    run: ({ knowledgeBase }: { knowledgeBase: string }) => {
      steps.push(`sync ${knowledgeBase}`);
      return failure ? Promise.reject(failure) : Promise.resolve();
    },
  };
  app = await adminApi(OriginsController, [
    { provide: SyncOrigins, useValue: sync },
    { provide: IndexWriter, useValue: { refresh: () => Promise.resolve(steps.push('refresh')) } },
    { provide: Logger, useValue: { info: notSetUp, warn: notSetUp, error: () => steps.push('logged') } },
  ]);
});
afterEach(() => app.close());

it('tells which origins there are', async () => {
  const { statusCode, body } = await app.inject('/api/knowledge/origins');
  expect([statusCode, JSON.parse(body)]).toEqual([200, report]);
});

it('begins to fetch, and the indexes are built anew afterwards', async () => {
  const { statusCode } = await app.inject({ method: 'POST', url: '/api/knowledge/patients/sync' });
  await new Promise(setImmediate);
  expect([statusCode, steps]).toEqual([202, ['sync patients', 'refresh']]);
});

it('a failure is in the log, and the program goes on', async () => {
  failure = new Error('disk full');
  await app.inject({ method: 'POST', url: '/api/knowledge/patients/sync' });
  await new Promise(setImmediate);
  expect(steps).toEqual(['sync patients', 'logged']);
});

it('knows no other knowledge base', async () => {
  const { statusCode } = await app.inject({ method: 'POST', url: '/api/knowledge/none/sync' });
  expect([statusCode, steps]).toEqual([404, []]);
});
