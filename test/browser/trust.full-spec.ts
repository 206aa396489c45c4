import type { Page } from 'playwright-core';
import type { Explanation } from '../../src/admin/explanations.controller';
import type { GroupMessage, GroupReport } from '../../src/core/group-report';
import type { ModelReport } from '../../src/core/model-report';
import type { Outcome, Trace } from '../../src/core/outcome';
import type { ReviewRecord } from '../../src/core/ports/outcome-store';
import type { PluginView } from '../../src/core/ports/plugin-view';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { RunningProgram } from './running-program';
import { phone, wide } from './screens';

const sentAt = Date.UTC(2026, 10, 21, 4, 3);
const group: GroupReport = {
  channel: 'feishu',
  id: 'oc_1',
  name: '高血压互助',
  app: 'cli_1',
  assistant: 'patients',
  lastMessageAt: sentAt,
  messages: 2,
};
const other: GroupReport = { ...group, channel: 'wechat', id: '1@chatroom', name: '糖友群' };

const trace = (text: string, changes: Partial<Trace>): Trace => ({
  question: { text, matchText: text, mentionsBot: false },
  stages: [{ name: 'preprocess', milliseconds: 0.4 }],
  verdict: null,
  evidence: [],
  failedRetrievers: [],
  fallback: null,
  tokens: null,
  ...changes,
});

const collapsed = '爸爸突然胸口压着痛，出冷汗，我的电话[电话-7KQ2]';
const emergency: Outcome = {
  kind: 'emergency',
  reason: 'red-flag',
  answer: { text: '请马上拨打 120。', citations: [], writer: 'fixed' },
  trace: trace(collapsed, { redFlag: { class: 'chest-pain', rule: 'chest-pain/pressure' } }),
};

const asked = '二甲双胍要餐前吃还是餐后吃';
const answered: Outcome = {
  kind: 'answered',
  reason: 'evidence-found',
  answer: {
    text: '一般随餐服用。[1]',
    citations: [],
    writer: 'model',
    label: 'generated',
    notice: '以上是一般知识，不能代替医生。',
  },
  trace: trace(asked, {
    intent: { name: 'medical', confidence: 0.873, by: 'examples' },
    removed: [
      { fault: 'number', count: 2 },
      { fault: 'negation', count: 1 },
      { fault: 'odd-code', count: 1 },
    ],
    safety: [
      { rule: 'words', stage: 'question', did: 'passed', milliseconds: 0.1 },
      { rule: 'opening-hours', stage: 'question', did: 'passed', milliseconds: 3 },
      { rule: 'personal-medicine', stage: 'answer', did: 'removed', count: 1, reason: 'dose', milliseconds: 0.2 },
      { rule: 'words', stage: 'answer', did: 'marked', reason: 'noticed-words-2', milliseconds: 0.1 },
    ],
    suspected: [{ where: 'message', signs: ['order'] }],
    usage: [
      { endpoint: 'local-qwen', calls: 2, promptTokens: 1834, completionTokens: 212, cost: 0.0041 },
      { endpoint: 'spare', calls: 1, promptTokens: 90, completionTokens: 0, cost: null },
    ],
    tokens: 2136,
  }),
};

const message = (id: string, text: string, outcome: Outcome, name: string): GroupMessage => ({
  id,
  member: { id: `ou_${id}`, name },
  text,
  mentionsBot: false,
  sentAt: sentAt + Number(id),
  questionId: `q${id}`,
  outcome,
  reason: null,
  parts: ['sent'],
  rewritten: null,
  waitsFor: null,
  pictures: [],
});
const waiting: ReviewRecord = {
  id: 'item',
  kind: 'emergency',
  assistant: 'patients',
  outcomeId: 'q2',
  reason: 'red-flag',
  detail: 'chest-pain',
  createdAt: sentAt,
  messageId: '2',
  conversation: { channel: 'feishu', id: 'oc_1' },
  groupName: '高血压互助',
  member: { id: 'ou_2', name: '小王' },
  sentAt,
  text: collapsed,
  answer: emergency.answer,
};
const plugin: PluginView = {
  name: 'web-search',
  title: null,
  version: '1.0.0',
  origin: 'shipped',
  kinds: ['retriever'],
  state: 'ready',
  assistants: ['patients'],
  faults: 0,
  lastFault: null,
  granted: { hosts: [], environment: [] },
  problems: [],
};
const used = { calls: 12, tokens: 34_560, cost: 0.21, isCostKnown: true };
const none = { calls: 0, tokens: 0, cost: 0, isCostKnown: true };
const models: ModelReport = {
  day: '2026-11-21',
  endpoints: [
    {
      kind: 'chat',
      endpoint: 'local-qwen',
      state: { kind: 'chat', endpoint: 'local-qwen', model: 'qwen3-8b', breaker: 'open', failures: 5, running: 1 },
      used,
    },
    {
      kind: 'embedding',
      endpoint: 'bge',
      state: { kind: 'embedding', endpoint: 'bge', model: 'bge-m3', breaker: 'closed', failures: 0, running: 0 },
      used: none,
    },
    { kind: 'chat', endpoint: 'old-model', state: null, used: { ...used, calls: 1, cost: 0, isCostKnown: false } },
  ],
  groups: [
    { channel: 'feishu', id: 'oc_1', name: '高血压互助', assistants: ['patients'], used },
    { channel: '', id: '', name: null, assistants: [], used: { ...used, tokens: 60, cost: 0.1, isCostKnown: false } },
  ],
  moreGroups: 0,
  total: { ...used, tokens: 34_620, isCostKnown: false },
  budget: { tokensPerDay: 100_000, tokensPerGroupPerDay: 30_000 },
};

// The server's answers are made up: models and emergencies have specs of their own.
describeInBrowser('why an answer can be trusted', (browser) => {
  let program: RunningProgram;
  beforeAll(async () => {
    program = await RunningProgram.start();
  }, 90_000);
  afterAll(() => program.stop());

  const open = async (page: Page): Promise<ChatPage> => {
    const explanation = (outcome: Outcome, questionId: string): Explanation => ({
      questionId,
      createdAt: sentAt,
      assistant: 'patients',
      outcome,
      carrying: [],
    });
    const answers: Readonly<Record<string, unknown>> = {
      '/api/groups': [other, group],
      '/api/groups/feishu/oc_1/messages': [
        message('1', asked, answered, '老李'),
        message('2', collapsed, emergency, '小王'),
      ],
      '/api/groups/wechat/1%40chatroom/messages': [],
      '/api/messages/1/explanation': explanation(answered, 'q1'),
      '/api/messages/2/explanation': explanation(emergency, 'q2'),
      '/api/questions/*': {
        conversation: { channel: 'web', id: 'x' },
        parts: [],
        feedback: { up: 0, down: 0, reasons: [] },
      },
      '/api/review-items': [waiting],
      '/api/models': models,
      '/api/plugins': [plugin],
      '/health': { channels: [], unsignedRedFlagTexts: 22 },
    };
    for (const [path, json] of Object.entries(answers)) {
      await page.route(`**${path}`, (route) => route.fulfill({ json }));
    }
    await page.goto(program.link);
    return new ChatPage(page);
  };

  it.each([wide, phone])('an emergency stands out, in words too, and says what was seen: %j', async (options) => {
    const chat = await open(await browser.newPage(options));
    expect(await chat.at('unsigned-texts').innerText()).toMatch(/22 份还没有医生签字/);
    await chat.at('view-groups').click();
    if (options === phone) {
      expect(await chat.at('urgent-group').innerText()).toContain('急症待确认 · 飞书 高血压互助');
      await chat.at('urgent-group').click();
    } else {
      expect(await chat.at('group').first().innerText()).not.toContain('急症');
      expect(await chat.at('group').last().innerText()).toContain('急症待确认');
      await chat.at('group').last().click();
    }
    await chat.status.nth(1).waitFor();
    expect(await chat.status.last().innerText()).toMatch(/紧急提醒/);
    expect(await chat.at('message-list').getByTestId('emergency-mark').allInnerTexts()).toEqual(['急症', '急症提醒']);
    const hidden = chat.at('message-bubble').last().getByTestId('hidden-data');
    expect([await hidden.innerText(), await hidden.getAttribute('title')]).toEqual(['电话-7KQ2', '个人信息，已隐去']);

    await chat.status.last().click();
    await chat.at('red-flag').waitFor();
    expect(await chat.at('decision').getAttribute('data-kind')).toBe('emergency');
    expect(await chat.at('red-flag').innerText()).toMatch(/胸痛[^]*没有经过模型[^]*值班管理员[^]*chest-pain\/pressure/);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
  });

  it('what was not sent, which rule acted, how sure the kind is, and what models used', async () => {
    const chat = await open(await browser.newPage(phone));
    await chat.at('view-groups').click();
    await chat.at('urgent-group').click();
    const reply = chat.at('bot-reply').first();
    await reply.waitFor();
    expect(await reply.innerText()).toMatch(/AI 生成[^]*不能代替医生/);
    await chat.status.first().click();
    await chat.at('removed').waitFor();
    expect(await chat.at('removed').innerText()).toMatch(/数字没有出处\s*2 句\s*否定相反\s*1 句\s*odd-code\s*1 句/);
    expect(await chat.at('safety').innerText()).toMatch(
      /个人用药与诊断：查回答时删去 1 句（个人剂量）\s*词表：查回答时只作记录，没有改动（要留意的词 2 个）\s*消息里疑似夹带指令（命令机器人）[^]*其余 1 条规则检查后放行。/,
    );
    expect(await chat.at('intent').innerText()).toMatch(/一般医疗咨询，把握 87%。\s*比照例句判断，没有用模型。/);
    expect(await chat.at('usage').innerText()).toMatch(/local-qwen\s+2\s+2,046\s+0\.0041\s+spare\s+1\s+90\s+价格未知/);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
  });

  it('how the models do, what was used, and what the budget leaves', async () => {
    const chat = await open(await browser.newPage(phone));
    await chat.at('view-models').click();
    await chat.at('models').waitFor();
    expect(await chat.at('endpoint-state').allInnerTexts()).toEqual([
      '熔断，暂停使用',
      '正常',
      '今天用过，现已不在配置里',
    ]);
    expect(await chat.at('endpoint').first().innerText()).toMatch(/连续失败 5 次[^]*34,560[^]*0\.21/);
    expect(await chat.at('endpoint').last().innerText()).toContain('价格未知');
    expect(await chat.at('budget').innerText()).toMatch(/34,620 \/ 100,000（35%）/);
    expect(await chat.at('group-usage').innerText()).toMatch(/飞书 高血压互助[^]*已到上限[^]*后台工作[^]*≥ 0\.1/);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
    await chat.at('language-switch').click();
    expect(await chat.at('endpoint-state').first().innerText()).toContain('left alone');
    await chat.at('view-plugins').waitFor();
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
  });
});
