import { ProgramFolder } from './program-folder';
import { command, type RunningProgram, startProgram, startToken } from './run-program';
import { type Page, until } from './page';

const folder = new ProgramFolder().withSampleKnowledge('patients');
let running: RunningProgram;
let page: Page;

beforeAll(async () => {
  running = await startProgram(folder);
  page = running.page;
});
afterAll(async () => {
  await running.stop();
  folder.remove();
});

const question = '血压多少算高';
const chatter = '明天天气真好一起去公园吧';

describe('who may look', () => {
  const paths = [
    '/api/models',
    '/api/alarms',
    '/api/session',
    '/api/assistants',
    '/api/conversations/group/messages',
    '/api/messages/m/explanation',
  ];
  it.each([...paths, '/api/conversations/group/events', '/api/review-items'])(
    'nobody sees %s without the token of this start',
    async (path) => {
      for (const authorization of ['', 'Bearer wrong', 'Bearer ', 'Basic x']) {
        const response = await page.call(path, { headers: { authorization } });
        expect(response.status).toBe(401);
        expect(await response.json()).toMatchObject({
          error: { code: 'no-session', messageZh: expect.any(String) as string },
        });
      }
    },
  );

  it('the link opens a session: its token goes into a cookie that scripts cannot read, and out of the address', async () => {
    const response = await page.call(`/?token=${startToken}`, { headers: { authorization: '' } });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const session = await page.call('/api/session', { headers: { authorization: '', cookie: cookie.split(';')[0] } });
    expect(session.status).toBe(200);
    expect(await session.json()).toEqual({ version: expect.stringMatching(/^\d/) as string });
  });

  it('a wrong link opens nothing', async () => {
    const response = await page.call('/?token=wrong', { headers: { authorization: '' } });
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('a person can paste the token, with spaces around it', async () => {
    const paste = (token: string) =>
      page.call('/api/session', { method: 'POST', body: { token }, headers: { authorization: '' } });
    expect((await paste(` ${startToken}\n`)).status).toBe(204);
    const wrong = await paste('wrong');
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('set-cookie')).toBeNull();
    expect(await wrong.json()).toMatchObject({ error: { code: 'wrong-token' } });
  });
});

describe('in the group', () => {
  it('a question gets a short answer with its source', async () => {
    const { kind, reason, answer, trace } = await page.say(question);
    expect([kind, reason]).toEqual(['answered', 'evidence-found']);
    expect(answer?.writer).toBe('quote');
    expect(answer?.text).toMatch(/\d+.*\[1\]/s);
    expect(answer?.text.replace(/\[\d+\]|\n/g, '').length).toBeLessThanOrEqual(120);
    expect(answer?.citations[0]).toMatchObject({ number: 1, title: expect.stringMatching(/血压/) as string });
    expect(trace.evidence.length).toBeGreaterThan(0);
  });

  it('chatter stays unanswered', async () => {
    for (const text of [chatter, '早上好', '收到，谢谢大家', '哈哈哈哈', '[强][强]', '👍']) {
      const outcome = await page.say(text);
      expect([text, outcome.kind, outcome.answer]).toEqual([text, 'silent', null]);
    }
  });

  it('a mention gets one kind line when nothing is found', async () => {
    const { kind, reason, answer } = await page.say('@茴香豆 明天股票会涨吗', { mention: true });
    expect([kind, reason]).toEqual(['answered', 'mentioned-without-evidence']);
    expect(answer).toMatchObject({ writer: 'fixed', citations: [] });
    expect(answer?.text.split('\n')).toHaveLength(1);
  });

  it('the same message twice is one message', async () => {
    const options = { clientId: 'sent-twice', conversation: 'twice' };
    const [first, again] = await Promise.all([page.post(question, options), page.post(question, options)]);
    expect(again.messageId).toBe(first.messageId);
    expect([first.status, again.status].sort()).toEqual(['claimed', 'duplicate']);
    await page.explanation(first.messageId);
    expect(await page.json('/api/conversations/twice/messages')).toHaveLength(1);
  });

  it('ids of one conversation are not taken for those of another', async () => {
    await page.post(question, { conversation: 'a%2Fb', clientId: 'c' });
    const second = await page.post(question, { conversation: 'a', clientId: 'b/c' });
    expect(second.status).toBe('claimed');
  });

  it('the page sees the message, what became of it and the reply, live and in the history', async () => {
    const { events, close } = await page.listen('live');
    const elsewhere = await page.listen('another');
    const { messageId } = await page.post(question, { conversation: 'live', member: { id: 'w', name: '王叔' } });
    const types = await until(() => (events.length >= 3 ? events.map(({ type }) => type) : null), 'three events');
    expect(types.sort()).toEqual(['message', 'outcome', 'reply']);
    expect(events.find(({ type }) => type === 'message')?.data).toMatchObject({
      id: messageId,
      text: question,
      member: { id: 'w', name: '王叔' },
      outcome: null,
    });
    expect(events.find(({ type }) => type === 'outcome')?.data).toMatchObject({
      messageIds: [messageId],
      outcome: { kind: 'answered', reason: 'evidence-found', answer: { writer: 'quote' } },
    });
    expect(events.find(({ type }) => type === 'reply')?.data).toMatchObject({
      text: expect.stringContaining('原文摘录，来源：\n[1] ') as string,
    });
    expect(elsewhere.events).toEqual([]);
    close();
    elsewhere.close();
    expect(await page.json('/api/conversations/live/messages')).toMatchObject([
      { id: messageId, text: question, outcome: { kind: 'answered' } },
    ]);
  });
});

describe('an explanation', () => {
  it('says why the bot kept silent', async () => {
    const { messageId } = await page.post(chatter);
    const { outcome, carrying, assistant } = await page.explanation(messageId);
    const { verdict, stages } = outcome.trace;
    expect(assistant).toBe('patients');
    expect([outcome.kind, outcome.reason]).toEqual(['silent', 'below-threshold']);
    expect(verdict?.score).toBeLessThan(verdict?.threshold ?? -Infinity);
    expect(verdict?.nearestBad.length).toBeGreaterThan(0);
    expect(stages.map(({ name }) => name)).toEqual(['preprocess', 'gate']);
    expect(carrying).toHaveLength(verdict?.passages.length ?? -1);
  });

  it('says why it spoke', async () => {
    const { messageId } = await page.post(question);
    const { outcome, carrying } = await page.explanation(messageId);
    const { verdict, stages, question: asked } = outcome.trace;
    expect(asked).toEqual({ text: question, matchText: question, mentionsBot: false, rewritten: null });
    expect(verdict?.decision).toBe('accept');
    expect(verdict?.nearestGood[0]).toMatchObject({ kind: 'good', similarity: expect.any(Number) as number });
    expect(stages.map(({ name }) => name)).toEqual(['preprocess', 'gate', 'retrieve', 'write']);
    expect(stages.every(({ milliseconds }) => milliseconds >= 0)).toBe(true);
    expect(carrying[0]).toMatchObject({
      documentTitle: expect.any(String) as string,
      text: expect.any(String) as string,
    });
  });
});

describe('an admin’s word', () => {
  const edit = (kind: 'good' | 'bad', text: string) =>
    page.json<{ id: string }>('/api/assistants/patients/questions', { method: 'POST', body: { kind, text } });
  const kindOf = async (text: string) => (await page.say(text)).kind;

  it('silences exactly one question within a second, and gives it its voice back', async () => {
    const other = '高压140低压90要紧吗';
    const before = await kindOf(other);
    expect(await kindOf(question)).toBe('answered');

    const begun = performance.now();
    const { id } = await edit('bad', question);
    const outcome = await page.say(question);
    expect(performance.now() - begun).toBeLessThan(1000);
    expect([outcome.kind, outcome.reason]).toEqual(['silent', 'listed-bad']);
    expect((await page.say(` ${question}？`)).reason).toBe('listed-bad');
    expect(await kindOf(other)).toBe(before);
    const mentioned = await page.say(`@茴香豆 ${question}`, { mention: true });
    expect([mentioned.reason, mentioned.answer?.writer]).toEqual(['mentioned-without-evidence', 'fixed']);

    const removed = await page.call(`/api/questions/${id}`, { method: 'DELETE' });
    expect(removed.status).toBe(204);
    expect(await kindOf(question)).toBe('answered');
  });

  it('holds for a line of the files, too, and outlives reading them again', async () => {
    const listed = await page.json<{ id: string; kind: string; text: string }[]>('/api/assistants/patients/questions');
    const { id, text } = listed.find(({ kind }) => kind === 'bad') as { id: string; text: string };
    expect((await page.say(text)).reason).toBe('listed-bad');
    await page.call(`/api/questions/${id}`, { method: 'DELETE' });
    expect((await command(folder, ['ingest'])).exitCode).toBe(0);
    expect((await page.say(text)).reason).not.toBe('listed-bad');
  });

  it.each([
    [{ kind: 'bad', text: '   ' }, 'empty-text'],
    [{ kind: 'ugly', text: 'x' }, 'bad-request'],
    [{ kind: 'bad', text: 'x'.repeat(2001) }, 'bad-request'],
    [{}, 'bad-request'],
    ['{"kind": ', 'bad-request'],
  ])('is refused clearly where it is none (%#)', async (body, code) => {
    const response = await page.call('/api/assistants/patients/questions', { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  it('is refused for an assistant that there is not', async () => {
    const response = await page.call('/api/assistants/nobody/questions');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'unknown-assistant' } });
  });
});

describe('what watches the program', () => {
  const open = { headers: { authorization: '' } };

  it('is told that it is well', async () => {
    expect(await page.json('/health', open)).toEqual({
      status: 'ok',
      database: 'ok',
      index: { patients: { passages: expect.any(Number) as number, revision: expect.any(Number) as number } },
      model: 'not-configured',
      embedding: 'not-configured',
      rerank: 'not-configured',
      vision: 'not-configured',
      unsignedRedFlagTexts: 22,
      channels: [],
    });
  });

  it('is told how questions ended, without a word of them', async () => {
    await page.say(question);
    const response = await page.call('/metrics', open);
    const text = await response.text();
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toMatch(
      /fennelbean_outcomes_total\{assistant="patients",kind="answered",reason="evidence-found"\} \d/,
    );
    expect(text).not.toMatch(/血压|李阿姨/);
  });

  it('gets a clear answer to what there is not', async () => {
    for (const path of ['/api/nothing', '/nothing', '/health/nothing', '/api/messages/unknown/explanation']) {
      const response = await page.call(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({
        error: { code: expect.stringMatching(/^(not-found|still-pending)$/) as string },
      });
    }
  });
});
