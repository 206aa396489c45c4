import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { adminApi } from '../../test/fakes/admin-api';
import { SteppingClock } from '../../test/fakes/journey';
import { Clock } from '../core/ports/clock';
import { KnowledgeStore } from '../core/ports/knowledge-store';
import { OutcomeStore } from '../core/ports/outcome-store';
import { IndexWriter } from '../core/ports/passage-index';
import { CandidatePairsController } from './candidate-pairs.controller';

const edited = { question: '化疗后能吃虾吗', answer: '可以，煮熟。' };

describe('CandidatePairsController', () => {
  let app: NestFastifyApplication;
  let done: unknown[] = [];

  beforeAll(async () => {
    const items = [
      { id: 'r1', kind: 'candidate-pair', assistant: 'patients' },
      { id: 'r2', kind: 'report', assistant: 'patients' },
      { id: 'r3', kind: 'candidate-pair', assistant: 'empty' },
    ];
    const note = (...what: unknown[]) => Promise.resolve(void done.push(what));
    app = await adminApi(CandidatePairsController, [
      {
        provide: OutcomeStore,
        useValue: {
          listReviewItems: () => Promise.resolve(items),
          closeReviewItem: (id: string, at: number) => note('close', id, at),
        },
      },
      {
        provide: KnowledgeStore,
        useValue: {
          listKnowledgeBases: () =>
            Promise.resolve([
              { id: 'b0', name: 'lab', title: '实验手册', folder: '/lab', assistant: 'research' },
              { id: 'b1', name: 'handbook', title: '患者手册', folder: '/handbook', assistant: 'patients' },
              { id: 'b2', name: 'diet', title: '饮食', folder: '/diet', assistant: 'patients' },
            ]),
          putQaPair: (base: string, pair: object) => note('put', base, pair),
        },
      },
      { provide: IndexWriter, useValue: { refresh: () => note('refresh') } },
      { provide: Clock, useValue: new SteppingClock(5, 4242) },
    ]);
  });
  beforeEach(() => {
    done = [];
  });
  afterAll(() => app.close());

  const approve = (id: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/review-items/${id}/approve`, payload });

  it('makes the pair an approved one, closes the item, and brings it into force', async () => {
    const { statusCode } = await approve('r1', { question: ' 化疗后能吃虾吗 ', answer: '可以，煮熟。\n' });
    expect(statusCode).toBe(204);
    expect(done).toEqual([['put', 'b1', expect.objectContaining(edited)], ['close', 'r1', 4242], ['refresh']]);
  });

  it('lists the assistant’s knowledge bases, the one that it goes to by itself first', async () => {
    const bases = await app.inject('/api/review-items/r1/knowledge-bases');
    expect(bases.json()).toEqual([
      { name: 'handbook', title: '患者手册' },
      { name: 'diet', title: '饮食' },
    ]);
    expect((await app.inject('/api/review-items/r3/knowledge-bases')).json()).toEqual([]);
    expect((await app.inject('/api/review-items/r2/knowledge-bases')).statusCode).toBe(404);
  });

  it('puts it into the knowledge base that is named', async () => {
    await approve('r1', { ...edited, knowledgeBase: 'diet' });
    expect(done[0]).toEqual(['put', 'b2', expect.objectContaining(edited)]);
  });

  it.each(['r2', 'r4'])('knows no candidate %s', async (id) => {
    expect((await approve(id, edited)).statusCode).toBe(404);
    expect(done).toEqual([]);
  });

  it.each([
    ['r1', { question: '', answer: '可以' }, 'question'],
    ['r1', { question: '能吃吗' }, 'answer'],
    ['r1', { ...edited, answer: 'x'.repeat(10_001) }, 'answer'],
    ['r1', { ...edited, knowledgeBase: 'lab' }, 'knowledgeBase'],
    ['r3', edited, 'knowledgeBase'],
    ['r1', { ...edited, source: 'made up' }, 'body'],
  ])('refuses for %s what is no pair, and names the field: %j', async (id, body, field) => {
    const refused = await approve(id, body);
    expect(refused.statusCode).toBe(400);
    expect(JSON.stringify(refused.json())).toContain(field);
    expect(done).toEqual([]);
  });
});
