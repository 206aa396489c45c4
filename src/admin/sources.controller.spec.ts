import { Test } from '@nestjs/testing';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { evidence, notSetUp, outcome, sourcedPassage } from '../../test/fakes/journey';
import type { Clock } from '../core/ports/clock';
import { KnowledgeStore } from '../core/ports/knowledge-store';
import { OutcomeStore } from '../core/ports/outcome-store';
import { SourceLinks } from '../core/ports/source-links';
import { citationsOf } from '../pipeline/respond/citations';
import { SignedSourceLinks } from './signed-source-links';
import { Today } from './documents.controller';
import { SourcesController } from './sources.controller';

const options = { publicUrl: 'https://bean.example.org', linkSecret: 'x'.repeat(32), linkDays: 1 };
const clock: Clock & { time: number } = { time: 0, now: () => clock.time, elapsed: () => 0 };
const links = new SignedSourceLinks(options, clock);
const pathOf = (questionId: string): string => new URL(links.sign({ questionId, citation: 1 }) ?? '').pathname;

const found = evidence('p1');
const answered = outcome({
  kind: 'answered',
  answer: { text: '…[1]', citations: citationsOf([found]), writer: 'quote' },
});
const record = { assistant: 'patients', outcome: { ...answered, trace: { ...answered.trace, evidence: [found] } } };

describe('SourcesController', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const passages = () => Promise.resolve([sourcedPassage('p1')]);
    const module = await Test.createTestingModule({
      controllers: [SourcesController],
      providers: [
        { provide: SourceLinks, useValue: links },
        {
          provide: OutcomeStore,
          useValue: { findQuestion: (id: string) => Promise.resolve(id === 'q1' ? record : null) },
        },
        { provide: KnowledgeStore, useValue: { findPassages: passages, passagesOf: passages, listQaPairs: notSetUp } },
        { provide: Today, useValue: () => '2026-11-21' },
      ],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await app.init();
  });
  beforeEach(() => (clock.time = 1_700_000_000_000));
  afterAll(() => app.close());

  const get = (url: string) => app.inject({ method: 'GET', url });

  it('shows the source to who has the link, kept out of caches and search', async () => {
    const { statusCode, headers, body } = await get(pathOf('q1'));
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /);
    expect(body).toContain('140/90');
  });

  it.each([
    ['a forged link', 404, () => `${pathOf('q1').slice(0, -1)}${pathOf('q1').endsWith('A') ? 'B' : 'A'}`],
    ['a stranger’s guess', 404, () => '/sources/1'],
    ['an answer that is not stored any more', 410, () => pathOf('q2')],
  ])('is kind about %s', async (_what, status, path) => {
    const { statusCode, headers, body } = await get(path());
    expect(statusCode).toBe(status);
    expect(headers['content-type']).toContain('text/html');
    expect(body).not.toContain('140/90');
  });

  it('is kind about a link whose time is over', async () => {
    const path = pathOf('q1');
    clock.time += 25 * 3_600_000;
    const { statusCode, body } = await get(path);
    expect(statusCode).toBe(410);
    expect(body).toContain('expired');
  });
});
