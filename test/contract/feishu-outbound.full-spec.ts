import { join } from 'node:path';
import { FeishuApiError } from '../../src/channels/feishu/api/feishu-api-error';
import { LarkFeishuApi } from '../../src/channels/feishu/api/lark-feishu-api';
import { FeishuOutbound } from '../../src/channels/feishu/outbound/feishu-outbound';
import type { OutgoingReply, ReplyBody } from '../../src/core/ports/channel';
import type { LogFields, Logger } from '../../src/core/ports/logger';
import { papersBySubject } from '../fakes/figures';
import { FeishuServer } from '../fakes/feishu-server/feishu-server';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { onePixel } from './channel-harness/one-pixel';

const appId = 'cli_00000000000000a1';
const li = { openId: 'ou_li', name: '李阿姨' };
const scopes = ['im:message', 'im:message:send_as_bot', 'im:resource'];

class Journal implements Logger {
  readonly lines: string[] = [];
  info = (fields: LogFields, message: string): void => void this.lines.push(`${message} ${JSON.stringify(fields)}`);
  warn = this.info;
  error = this.info;
}

describe('what a Feishu group sees of replies', () => {
  let server: FeishuServer;
  let chatId: string;
  let now: number;
  const clock = { now: () => now, elapsed: () => now };

  const outbound = ({ logger = new Journal(), timeoutMilliseconds = 2000, draftPauseMilliseconds = 20 } = {}) =>
    new FeishuOutbound({
      api: new LarkFeishuApi({ appId, appSecret: 'secret', domain: server.domain, timeoutMilliseconds }),
      clock,
      logger,
      draftPauseMilliseconds,
    });
  const ask = (text: string, options: { replyTo?: string; inThread?: boolean } = {}) =>
    server.say(chatId, li.openId, text, { deliver: false, ...options }).messageId;
  const replyTo = (question: string, changes: Partial<OutgoingReply> = {}, body: Partial<ReplyBody> = {}) => {
    const text = body.text ?? '高血压是 140/90 及以上 [1]。';
    const reply: OutgoingReply = {
      sendKey: `key-${question.slice(-40)}`,
      conversation: { channel: 'feishu', id: chatId },
      app: appId,
      replyTo: question,
      text: `${text}\n来源：\n[1] 血压手册`,
      body: {
        text,
        citations: [
          {
            number: 1,
            evidenceId: 'e1',
            title: '血压手册',
            headingPath: ['诊断'],
            sources: ['指南'],
            reviewedOn: null,
          },
        ],
        writer: 'model',
        language: 'zh',
        questionId: `id of ${question}`,
        askedBy: li.openId,
        askedAt: 0,
        part: 1,
        parts: 1,
        ...body,
      },
      draft: null,
      ...changes,
    };
    return reply;
  };
  const shownTo = (question: string) => server.repliesTo(question).map(({ text }) => text);

  beforeEach(async () => {
    server = await new FeishuServer().start();
    server.addApp({ appId, appSecret: 'secret' });
    chatId = server.addChat({ members: [li], appIds: [appId] }).chatId;
    now = Date.now();
  });

  afterEach(() => server.stop());

  it('is a card with the words, the sources and a label that a program made it', async () => {
    const question = ask('血压多少算高');
    const { platformMessageId } = await outbound().send(replyTo(question));
    expect(server.repliesTo(question)).toEqual([
      expect.objectContaining({ messageId: platformMessageId, type: 'interactive' }),
    ]);
    const [text] = shownTo(question);
    expect(text).toContain('高血压是 140/90 及以上 [1]。');
    expect(text).toContain('[1] 血压手册 › 诊断（指南）');
    expect(text).toContain('AI 生成');
  });

  it('is plain text for one of the program’s own lines', async () => {
    const question = ask('你好');
    await outbound().send(replyTo(question, { text: '这个我答不上来。' }, { writer: 'fixed' }));
    expect(server.repliesTo(question)).toEqual([expect.objectContaining({ type: 'text', text: '这个我答不上来。' })]);
  });

  it('mentions nobody, whatever the words are', async () => {
    const words = 'a <at user_id="all"></at> <at id=all></at>';
    const first = ask('一');
    const second = ask('二');
    await outbound().send(replyTo(first, { text: words }, { writer: 'fixed' }));
    await outbound().send(replyTo(second, {}, { text: words }));
    const all = [...server.platform.messages.all.values()].filter(({ sender }) => 'appId' in sender);
    expect(all).toHaveLength(2);
    for (const { content, mentions } of all) {
      expect(mentions).toEqual([]);
      expect(content).not.toMatch(/<at/);
    }
  });

  it('stands in the thread of the question', async () => {
    const root = ask('大家看这个');
    const question = ask('血压多少算高', { replyTo: root, inThread: true });
    await outbound().send(replyTo(question));
    const [shown] = server.repliesTo(question);
    expect(shown?.threadId).toBeDefined();
    expect(shown?.threadId).toBe(server.platform.messages.find(question).threadId);
  });

  it('is shown once for each of 200 replies whose answer is lost on the way', async () => {
    server.limits.enabled = false;
    const questions = Array.from({ length: 200 }, (_, index) => ask(`第 ${index} 个问题`));
    server.faults.on('message.reply', { kind: 'drop-response', times: 200 });
    const [before, after] = [outbound({ timeoutMilliseconds: 20_000 }), outbound({ timeoutMilliseconds: 20_000 })];
    const lost = await Promise.allSettled(questions.map((question) => before.send(replyTo(question))));
    expect(
      lost.map((one) => (one.status === 'rejected' ? (one.reason as { failure: string }).failure : 'sent')),
    ).toEqual(questions.map(() => 'unknown'));
    await Promise.all(questions.map((question) => after.send(replyTo(question))));
    expect(questions.map((question) => shownTo(question).length)).toEqual(questions.map(() => 1));
    expect(server.log.of('posted').filter((entry) => entry.appId === appId)).toHaveLength(200);
  });

  it('of figures is a table, a picture and a file, once each; words and picture where the table is refused', async () => {
    const folder = new TemporaryFolder().write({ 'chart.png': onePixel, 'all.csv': '方向,篇数' });
    try {
      const images = [{ file: join(folder.path, 'chart.png'), description: '柱状图' }];
      const file = { file: join(folder.path, 'all.csv'), name: '论文.csv' };
      const figures = { figures: papersBySubject(), images, citations: [] };
      const [question, refused] = [ask('今年发了多少篇'), ask('再问一次')];
      const parts = [replyTo(question, {}, figures), replyTo(question, { sendKey: 'key-file' }, { text: '', file })];
      for (const part of [...parts, ...parts]) await outbound().send(part);
      expect(shownTo(question)).toEqual([expect.stringContaining('方向 | 篇数\n心血管 | 12'), '[file: 论文.csv]']);
      const [words, posted] = server.repliesTo(question).map(({ messageId }) => ({ platformMessageId: messageId }));
      expect(await Promise.all(parts.map((part) => outbound().findSent(part, [])))).toEqual([words, posted]);
      expect(shownTo(question)[0]).toMatch(/\[image\][\s\S]*数据截至：2026-11-21[\s\S]*SELECT subject/);

      const api = new LarkFeishuApi({ appId, appSecret: 'secret', domain: server.domain });
      const reply = api.reply.bind(api);
      const noTable = {
        call: 'POST',
        stage: 'call',
        status: 400,
        network: null,
        retryAfter: null,
        logId: null,
      } as const;
      api.reply = (id, content) =>
        content.content.includes('"tag":"table"')
          ? Promise.reject(new FeishuApiError({ ...noTable, code: 230099 }))
          : reply(id, content);
      const sut = new FeishuOutbound({ api, clock, logger: new Journal() });
      await sut.send(replyTo(refused, {}, figures));
      expect(server.repliesTo(refused)).toEqual([expect.objectContaining({ type: 'interactive' })]);
      expect(shownTo(refused)[0]).toMatch(/\[image\][\s\S]*1\. 心血管：12/);

      api.uploadFile = () => Promise.reject(new FeishuApiError({ ...noTable, code: 99991672 }));
      await expect(sut.send(parts[1] as OutgoingReply)).rejects.toMatchObject({ failure: 'refused' });
    } finally {
      folder.remove();
    }
  });

  describe('when the platform does not take it', () => {
    it('falls back to a post under the same key when the card is refused', async () => {
      const question = ask('血压多少算高');
      const reply = replyTo(question, {}, { text: `很长。${'*'.repeat(6000)}` });
      await outbound().send(reply);
      expect(server.repliesTo(question)).toEqual([expect.objectContaining({ type: 'post' })]);
      expect(shownTo(question)[0]).toContain('AI 生成');
    });

    it.each([
      ['too-many-requests', 'retry', 7000],
      ['server-error', 'unknown', null],
      ['html', 'unknown', null],
      ['hang', 'unknown', null],
      ['refuse', 'unknown', null],
    ] as const)('calls %s %s', async (kind, failure, retryAfter) => {
      const question = ask('血压多少算高');
      server.faults.on('message.reply', { kind, times: 1, seconds: 7 });
      const sender = outbound({ timeoutMilliseconds: 400 });
      await expect(sender.send(replyTo(question))).rejects.toMatchObject({ name: 'SendError', failure, retryAfter });
      await sender.send(replyTo(question));
      expect(shownTo(question)).toHaveLength(1);
    });

    it('fetches a new access token once when one is refused', async () => {
      const question = ask('血压多少算高');
      const sender = outbound();
      await sender.send(replyTo(question));
      server.tokens.expire(appId);
      const other = ask('还有呢');
      await sender.send(replyTo(other));
      expect(shownTo(other)).toHaveLength(1);
    });

    it('tries again later with a revoked secret, and refuses for a recalled question or a group that it left', async () => {
      const recalled = ask('算了');
      server.recall(recalled, false);
      await expect(outbound().send(replyTo(recalled))).rejects.toMatchObject({ failure: 'refused' });
      const question = ask('血压多少算高');
      server.platform.chats.get(chatId).appIds.delete(appId);
      await expect(outbound().send(replyTo(question))).rejects.toMatchObject({ failure: 'refused' });
      server.revokeSecret(appId);
      await expect(outbound().send(replyTo(question))).rejects.toMatchObject({ failure: 'retry' });
    });

    it('tells no words and no secret, neither in errors nor in the log', async () => {
      const question = ask('血压多少算高');
      const written: unknown[] = [];
      const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
        jest.spyOn(console, name).mockImplementation((...words) => void written.push(words)),
      );
      const logger = new Journal();
      server.revokeSecret(appId);
      const error = await outbound({ logger })
        .send(replyTo(question))
        .catch((reason: unknown) => reason);
      consoles.forEach((spy) => {
        spy.mockRestore();
      });
      expect(written).toEqual([]);
      expect(`${String(error)} ${logger.lines.join()}`).not.toMatch(/高血压|secret|app secret/);
      expect(String(error)).toMatch(/10014|10003/);
    });
  });

  describe('a draft', () => {
    /** What a store would keep. */
    const notes = () => {
      const kept: { draft: string | null; platformMessageId: string | undefined } = {
        draft: null,
        platformMessageId: undefined,
      };
      const store = (draft: string, platformMessageId?: string) => {
        kept.draft = draft;
        kept.platformMessageId = platformMessageId ?? kept.platformMessageId;
        return Promise.resolve();
      };
      return { kept, store };
    };
    const until = async (condition: () => boolean) => {
      while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
    };

    it('grows, and becomes the answer in the same message', async () => {
      const question = ask('血压多少算高');
      const sender = outbound();
      const { kept, store } = notes();
      const draft = await sender.openDraft(replyTo(question, {}, { text: '' }), store);
      draft.show('高血压');
      await until(() => shownTo(question)[0]?.startsWith('高血压') === true);
      draft.show('高血压是');
      await draft.settle();
      const { platformMessageId } = await sender.send(replyTo(question, { draft: kept.draft }));
      expect(platformMessageId).toBe(kept.platformMessageId);
      expect(shownTo(question)).toEqual([expect.stringContaining('高血压是 140/90 及以上 [1]。')]);
      expect(shownTo(question)[0]).toContain('来源');
      expect(server.log.rejections()).toEqual([]);
      const states = server.log.statesOf(platformMessageId);
      expect(states[0]).toContain('正在查阅资料');
      expect(states.length).toBeGreaterThan(2);
      const cards = [...server.platform.messages.showing.keys()].map((id) => server.platform.cards.jsonOf(id));
      expect(cards).toMatchObject([{ config: { streaming_mode: false } }]);
    });

    it('can be stopped by the asker', async () => {
      const question = ask('血压多少算高');
      await outbound().openDraft(replyTo(question), notes().store);
      const [cardId] = server.platform.messages.showing.keys();
      expect(JSON.stringify(server.platform.cards.jsonOf(cardId ?? ''))).toContain('"action":"withdraw"');
    });

    it('leaves out states that come too fast', async () => {
      const question = ask('血压多少算高');
      const draft = await outbound().openDraft(replyTo(question, {}, { text: '' }), notes().store);
      const text = '高血压是一百四十毫米汞柱'.repeat(20);
      for (let end = 1; end <= text.length; end++) draft.show(text.slice(0, end));
      await until(() => shownTo(question)[0]?.includes(text) === true);
      await draft.settle();
      expect(server.log.of('updated').length).toBeLessThanOrEqual(3);
    });

    it('together with many others is not shown faster than the platform takes it', async () => {
      server.limits.perChat = { count: 1_000, milliseconds: 1_000 };
      const sender = outbound({ draftPauseMilliseconds: 120 });
      const questions = Array.from({ length: 20 }, (_, index) => ask(`第 ${index} 个问题`));
      const drafts = await Promise.all(questions.map((question) => sender.openDraft(replyTo(question), notes().store)));
      const text = '高血压是一百四十毫米汞柱'.repeat(20);
      for (let end = 1; end <= 80; end++) {
        now = Date.now();
        drafts.forEach((draft) => {
          draft.show(text.slice(0, end));
        });
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await Promise.all(drafts.map((draft) => draft.settle()));
      expect(server.log.rejections(99991400)).toEqual([]);
      expect(server.log.of('updated').length).toBeGreaterThan(40);
    });

    it('keeps its sources when the card with them is too large', async () => {
      const question = ask('血压多少算高');
      const sender = outbound();
      const { kept, store } = notes();
      await sender.openDraft(replyTo(question), store);
      const citations = Array.from({ length: 30 }, (_, index) => ({
        number: index + 1,
        evidenceId: `e${index}`,
        title: `手册 ${index}`,
        headingPath: ['很长的标题'.repeat(20)],
        sources: ['指南'],
        reviewedOn: null,
        url: `https://example.org/sources/${'x'.repeat(100)}`,
      }));
      await sender.send(replyTo(question, { draft: kept.draft }, { text: '血'.repeat(7_000), citations }));
      expect(shownTo(question)).toEqual([expect.stringContaining('[30] 手册 29（指南）')]);
      const [shown] = server.repliesTo(question);
      expect(shown).toMatchObject({ type: 'interactive', messageId: kept.platformMessageId });
    });

    it('becomes a post with its sources when no card is large enough', async () => {
      const question = ask('血压多少算高');
      const sender = outbound();
      const { kept, store } = notes();
      await sender.openDraft(replyTo(question), store);
      await sender.send(replyTo(question, { draft: kept.draft }, { text: '*'.repeat(7_000) }));
      expect(server.repliesTo(question)).toMatchObject([
        { type: 'post', text: expect.stringContaining('[1] 血压手册') as string },
      ]);
    });

    it('never throws, and the answer comes all the same when it cannot be shown further', async () => {
      const question = ask('血压多少算高');
      const sender = outbound();
      const { kept, store } = notes();
      const draft = await sender.openDraft(replyTo(question), store);
      server.faults.on('card.content', { kind: 'server-error' });
      draft.show('高血压');
      draft.show('高血压是');
      await draft.settle();
      await sender.send(replyTo(question, { draft: kept.draft }));
      expect(shownTo(question)).toEqual([expect.stringContaining('140/90')]);
    });

    it.each(['cardkit', 'card and patch'] as const)('is replaced when %s cannot complete it', async (broken) => {
      const question = ask('血压多少算高');
      const { kept, store } = notes();
      await outbound().openDraft(replyTo(question), store);
      const app = server.platform.apps.get(appId);
      app.scopes = new Set(broken === 'cardkit' ? scopes : ['im:message:send_as_bot', 'im:message:recall']);
      const sender = outbound();
      const sent = await sender.send(replyTo(question, { draft: kept.draft }));
      const again = await sender.send(replyTo(question, { draft: kept.draft }));
      expect(again).toEqual(sent);
      expect(shownTo(question)).toEqual([expect.stringContaining('140/90')]);
    });

    it('that was never shown falls back to a post when cards are not allowed', async () => {
      const question = ask('血压多少算高');
      server.platform.apps.get(appId).scopes = new Set(scopes);
      const { kept, store } = notes();
      await expect(outbound().openDraft(replyTo(question), store)).rejects.toMatchObject({ failure: 'retry' });
      expect(kept.draft).toBeNull();
      await outbound().send(replyTo(question, { draft: kept.draft }));
      expect(shownTo(question)).toHaveLength(1);
    });

    describe('after a crash', () => {
      /** Opens a draft in a process that dies with the nth note, before or after it is stored. */
      const crashAt = async (question: string, step: number, isStored: boolean) => {
        const { kept, store } = notes();
        let steps = 0;
        await outbound()
          .openDraft(replyTo(question), async (draft, platformMessageId) => {
            const isLast = steps++ === step;
            if (!isLast || isStored) await store(draft, platformMessageId);
            if (isLast) throw new Error('killed');
          })
          .catch(() => undefined);
        return kept;
      };

      it.each([
        ['before its card is noted', 0, false],
        ['before it is shown', 0, true],
        ['before its message is noted', 1, false],
        ['after its message is noted', 1, true],
      ] as const)('%s, another process shows one answer', async (_when, step, isStored) => {
        const question = ask('血压多少算高');
        const kept = await crashAt(question, step, isStored);
        await outbound().send(replyTo(question, { draft: kept.draft }));
        await outbound().send(replyTo(question, { draft: kept.draft }));
        expect(shownTo(question)).toEqual([expect.stringContaining('140/90')]);
        expect(server.log.of('posted').filter((entry) => entry.appId === appId)).toHaveLength(1);
      });

      it.each([
        ['before its card is noted', 0, false],
        ['before it is shown', 0, true],
        ['before its message is noted', 1, false],
        ['after its message is noted', 1, true],
      ] as const)('%s, another process goes on with it', async (_when, step, isStored) => {
        const question = ask('血压多少算高');
        const kept = await crashAt(question, step, isStored);
        const { kept: later, store } = notes();
        const sender = outbound();
        const draft = await sender.openDraft(replyTo(question, { draft: kept.draft }), store);
        draft.show('重新开始写');
        await until(() => shownTo(question)[0]?.startsWith('重新开始写') === true || step === 1);
        await draft.settle();
        await sender.send(replyTo(question, { draft: later.draft }));
        expect(shownTo(question)).toEqual([expect.stringContaining('140/90')]);
        expect(server.log.rejections(300317)).toEqual([]);
      });

      it('with a completion that was carried out but not answered, completes it again', async () => {
        const question = ask('血压多少算高');
        const { kept, store } = notes();
        await outbound().openDraft(replyTo(question), store);
        server.faults.on('card.update', { kind: 'drop-response', times: 1 });
        const reply = replyTo(question, { draft: kept.draft });
        await expect(outbound().send(reply)).rejects.toMatchObject({ failure: 'unknown' });
        await outbound().send(reply);
        expect(shownTo(question)).toEqual([expect.stringContaining('140/90')]);
      });

      it('with a clock that went back meanwhile, completes it again', async () => {
        const question = ask('血压多少算高');
        const { kept, store } = notes();
        await outbound().openDraft(replyTo(question), store);
        now += 60_000;
        await outbound().send(replyTo(question, { draft: kept.draft }, { text: '先写的。' }));
        now -= 50_000;
        await outbound().send(replyTo(question, { draft: kept.draft }));
        expect(shownTo(question)).toEqual([expect.stringContaining('140/90')]);
      });

      it('with a broken card and a message that nobody noted, still shows one answer', async () => {
        const question = ask('血压多少算高');
        const kept = await crashAt(question, 1, false);
        server.platform.apps.get(appId).scopes = new Set(scopes);
        await outbound().send(replyTo(question, { draft: kept.draft }));
        expect(shownTo(question)).toEqual([expect.stringContaining('140/90')]);
      });

      it('two hours ago, finds the message by which it was shown', async () => {
        const question = ask('血压多少算高');
        const kept = await crashAt(question, 1, false);
        server.clock.advance(2 * 3_600_000);
        now += 2 * 3_600_000;
        await outbound().send(replyTo(question, { draft: kept.draft }));
        expect(shownTo(question)).toEqual([expect.stringContaining('140/90')]);
        expect(server.log.of('posted').filter((entry) => entry.appId === appId)).toHaveLength(1);
      });

      it.each([false, true])('two hours ago, is not shown a second time (in a thread: %s)', async (inThread) => {
        const question = inThread ? ask('血压多少算高', { replyTo: ask('大家看这个'), inThread }) : ask('血压多少算高');
        const kept = await crashAt(question, 1, false);
        server.clock.advance(2 * 3_600_000);
        now += 2 * 3_600_000;
        const reply = replyTo(question, { draft: kept.draft });
        await expect(outbound().openDraft(reply, notes().store)).rejects.toMatchObject({ name: 'SendError' });
        await outbound().send(reply);
        expect(shownTo(question)).toEqual([expect.stringContaining('140/90')]);
        expect(server.log.of('posted').filter((entry) => entry.appId === appId)).toHaveLength(1);
      });
    });
  });

  describe('finding a reply that may have been shown', () => {
    it('finds the oldest of ours to that question that is not known', async () => {
      server.limits.enabled = false;
      const other = ask('别的问题');
      const question = ask('血压多少算高');
      await outbound().send(replyTo(other));
      for (let index = 0; index < 60; index++) ask(`闲聊 ${index}`);
      const first = await outbound().send(replyTo(question, { sendKey: 'one' }));
      const second = await outbound().send(replyTo(question, { sendKey: 'two' }));
      const sender = outbound();
      expect(await sender.findSent(replyTo(question), [])).toEqual(first);
      expect(await sender.findSent(replyTo(question), [first.platformMessageId])).toEqual(second);
      const both = [first.platformMessageId, second.platformMessageId];
      expect(await sender.findSent(replyTo(question), both)).toBeNull();
    });

    it('tells replies in one thread apart by their words', async () => {
      const root = ask('大家看这个');
      const one = ask('血压多少算高', { replyTo: root, inThread: true });
      const two = ask('血糖多少算高', { replyTo: root, inThread: true });
      await outbound().send(replyTo(one));
      const sender = outbound();
      const second = replyTo(two, {}, { text: '空腹血糖 7.0 及以上算高 [1]。' });
      expect(await sender.findSent(second, [])).toBeNull();
      const sent = await sender.send(second);
      expect(await sender.findSent(second, [])).toEqual(sent);
    });

    it('finds the reply to a question that cannot be read any more', async () => {
      const question = ask('血压多少算高');
      const sent = await outbound().send(replyTo(question));
      server.recall(question, false);
      const gone = jest.spyOn(LarkFeishuApi.prototype, 'getMessage').mockResolvedValue(null);
      expect(await outbound().findSent(replyTo(question), [])).toBeNull();
      expect(await outbound().findSent(replyTo(question, {}, { askedAt: now - 60_000 }), [])).toEqual(sent);
      gone.mockRestore();
    });

    it('does not take a platform that lets it not look for one that has none', async () => {
      const question = ask('血压多少算高');
      await outbound().send(replyTo(question));
      server.platform.apps.get(appId).scopes = new Set(['im:message:send_as_bot']);
      await expect(outbound().findSent(replyTo(question), [])).rejects.toMatchObject({ failure: 'retry' });
      const refusal = { call: 'x', stage: 'call', status: 400, code: 230050, network: null } as const;
      const error = new FeishuApiError({ ...refusal, retryAfter: null, logId: null });
      const reading = jest.spyOn(LarkFeishuApi.prototype, 'getMessage').mockRejectedValue(error);
      await expect(outbound().findSent(replyTo(question), [])).rejects.toMatchObject({ failure: 'unknown' });
      reading.mockRestore();
    });

    it('knows that a group which it left has none', async () => {
      const question = ask('血压多少算高');
      server.platform.chats.get(chatId).appIds.delete(appId);
      expect(await outbound().findSent(replyTo(question), [])).toBeNull();
    });

    it('says so when it cannot look', async () => {
      const question = ask('血压多少算高');
      server.faults.on('message.list', { kind: 'too-many-requests', seconds: 3 });
      await expect(outbound().findSent(replyTo(question), [])).rejects.toMatchObject({
        failure: 'retry',
        retryAfter: 3000,
      });
    });
  });

  it('goes when it is recalled, also when it is gone already', async () => {
    const question = ask('血压多少算高');
    const sender = outbound();
    const message = { ...replyTo(question), ...(await sender.send(replyTo(question))) };
    await sender.recall(message);
    expect(shownTo(question)).toEqual([]);
    await sender.recall(message);
    expect(server.log.of('recalled')).toHaveLength(1);
  });

  describe('a working sign', () => {
    const signsAt = (question: string) =>
      [...server.platform.messages.find(question).reactions.values()].map(({ emoji, by }) => `${emoji} ${by}`);

    it('comes and goes, also by another process and if the platform fails', async () => {
      const question = ask('血压多少算高');
      const message = { ...replyTo(question), platformMessageId: question };
      server.react(question, li.openId, 'Typing', 'add', false);
      await outbound().showWorking(message);
      await outbound().showWorking(message);
      expect(signsAt(question)).toEqual([`Typing ${li.openId}`, `Typing ${appId}`]);
      await outbound().hideWorking(message);
      await outbound().hideWorking(message);
      expect(signsAt(question)).toEqual([`Typing ${li.openId}`]);
      server.faults.on('*', { kind: 'server-error' });
      await outbound().showWorking(message);
      await outbound().hideWorking(message);
    });

    it('is gone in the end when hiding follows showing at once', async () => {
      const question = ask('血压多少算高');
      const message = { ...replyTo(question), platformMessageId: question };
      const sender = outbound();
      await Promise.all([sender.showWorking(message), sender.hideWorking(message)]);
      expect(server.log.of('reaction-added')).toHaveLength(1);
      expect(signsAt(question)).toEqual([]);
    });
  });
});
