import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { details, message, notSetUp, outcome } from '../../test/fakes/journey';
import type { Attachment, ConversationRef } from '../core/message';
import { InboxStore, type MessageRecord } from '../core/ports/inbox-store';
import { OutboxStore } from '../core/ports/outbox-store';
import { OutcomeStore } from '../core/ports/outcome-store';
import { ApiErrorFilter } from './api-error.filter';
import { ConversationsController } from './conversations.controller';

const answer = { text: '可以。[1]', citations: [], writer: 'quote' as const };
const answered = outcome({ kind: 'answered', reason: 'evidence-found', answer });
const silent = outcome({ kind: 'silent', reason: 'below-threshold', answer: null });

const record = (id: string, changes: Partial<MessageRecord> = {}): MessageRecord => ({
  message: message({ id }),
  burstId: id,
  questionId: null,
  outcome: null,
  reason: null,
  ...changes,
});
const picture: Attachment = { kind: 'image', key: 'k1', name: null };
const file: Attachment = { kind: 'file', key: 'k2', name: 'a.pdf' };
const withPicture = details({ attachments: [picture, file] });
const records = [
  record('m1', { reason: 'command' }),
  record('m2', { questionId: 'q1', outcome: silent }),
  record('m3', { questionId: 'q2', outcome: answered }),
  record('m4', { questionId: 'q2', outcome: answered }),
  record('m5'),
  record('m6', {
    message: message({ id: 'm6', conversation: { channel: 'feishu', id: 'oc_1' }, details: withPicture }),
  }),
  record('m7', { message: message({ id: 'm7', details: withPicture }) }),
];
const summary = { name: '糖友群', app: 'cli_1', assistant: 'patients', lastMessageAt: 1001, messages: 7 };

describe('ConversationsController', () => {
  let app: NestFastifyApplication;
  let asked: { conversation: ConversationRef; limit: number; before: string | undefined }[] = [];
  let itemsAskedOf: string[] = [];
  const outcomesAskedOf: string[] = [];

  beforeAll(async () => {
    const inbox = {
      conversations: (limit: number) =>
        Promise.resolve([{ conversation: { channel: 'feishu', id: `oc_1 of ${limit}` }, ...summary }]),
      history: (conversation: ConversationRef, limit: number, before?: string) => {
        asked.push({ conversation, limit, before });
        return Promise.resolve(records);
      },
      waiting: () =>
        Promise.resolve([
          { messages: [message({ id: 'm5' })], isDeferred: false },
          { messages: [message({ id: 'm6' })], isDeferred: true },
        ]),
    };
    const outbox = {
      itemsOf: (questionId: string) => {
        itemsAskedOf.push(questionId);
        return Promise.resolve([{ state: 'sent' }, { state: 'uncertain' }]);
      },
      withdraw: notSetUp,
    };
    const outcomes = {
      findByMessage: (id: string) => {
        outcomesAskedOf.push(id);
        const { trace } = answered;
        const rewritten = { ...trace, question: { ...trace.question, rewritten: '降压药饭前吃还是饭后吃' } };
        return Promise.resolve({ outcome: { ...answered, trace: id === 'm4' ? rewritten : trace } });
      },
    };
    const module = await Test.createTestingModule({
      controllers: [ConversationsController],
      providers: [
        { provide: InboxStore, useValue: inbox },
        { provide: OutboxStore, useValue: outbox },
        { provide: OutcomeStore, useValue: outcomes },
      ],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    app.useGlobalFilters(new ApiErrorFilter({ error: notSetUp, warn: notSetUp } as never));
    await app.init();
  });
  beforeEach(() => {
    asked = [];
    itemsAskedOf = [];
  });
  afterAll(() => app.close());

  const get = (path: string) => app.inject({ method: 'GET', url: `/api/groups${path}` });

  it('lists the conversations of every channel', async () => {
    expect((await get('')).json()).toEqual([{ channel: 'feishu', id: 'oc_1 of 200', ...summary }]);
  });

  it('tells of each message what came of it, and how far its reply is', async () => {
    const found = (await get('/feishu/oc_1/messages')).json<Record<string, unknown>[]>();
    const pick = ({ id, questionId, outcome: ended, reason, parts }: Record<string, unknown>) => [
      id,
      questionId,
      (ended as { kind: string } | null)?.kind,
      reason,
      parts,
    ];
    expect(found.map(pick)).toEqual([
      ['m1', null, undefined, 'command', []],
      ['m2', 'q1', 'silent', null, []],
      ['m3', 'q2', 'answered', null, ['sent', 'uncertain']],
      ['m4', 'q2', 'answered', null, ['sent', 'uncertain']],
      ['m5', null, undefined, null, []],
      ['m6', null, undefined, null, []],
      ['m7', null, undefined, null, []],
    ]);
    expect(found[0]).toMatchObject({ member: { name: '李阿姨' }, text: '血压多少算高', sentAt: 1000 });
    expect(itemsAskedOf).toEqual(['q2']);
    expect(found.map(({ pictures }) => pictures)).toEqual([...Array<unknown>(5).fill([]), [null], ['k1']]);
  });

  it('tells how a question was completed, which is read once, and what a message waits for', async () => {
    await get('/feishu/oc_1/messages');
    const found = (await get('/feishu/oc_1/messages')).json<Record<string, unknown>[]>();
    expect(found.map(({ id, rewritten, waitsFor }) => [id, rewritten, waitsFor])).toEqual([
      ['m1', null, null],
      ['m2', null, null],
      ['m3', '降压药饭前吃还是饭后吃', null],
      ['m4', '降压药饭前吃还是饭后吃', null],
      ['m5', null, 'more'],
      ['m6', null, 'members'],
      ['m7', null, null],
    ]);
    expect(outcomesAskedOf).toEqual(['m2', 'm4']);
  });

  it.each(['oc_5ad1', 'a b@chatroom', '群/一?#%', '..%2F'])('reads the conversation %s', async (id) => {
    await get(`/wechat/${encodeURIComponent(id)}/messages`);
    expect(asked).toEqual([{ conversation: { channel: 'wechat', id }, limit: 100, before: undefined }]);
  });

  it('goes back before a message', async () => {
    await get('/feishu/oc_1/messages?before=m%201');
    expect(asked).toMatchObject([{ before: 'm 1' }]);
  });

  it.each(['before=', 'before=a&before=b'])('refuses %s', async (query) => {
    expect((await get(`/feishu/oc_1/messages?${query}`)).statusCode).toBe(400);
    expect(asked).toEqual([]);
  });
});
