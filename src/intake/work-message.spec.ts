import { FakeChannel, FakeIntakeStore } from '../../test/fakes/intake-stores';
import {
  evidence,
  FieldLogger,
  message,
  outcome,
  snapshot,
  snapshotsOf,
  SteppingClock,
} from '../../test/fakes/journey';
import type { Message } from '../core/message';
import type { Outcome } from '../core/outcome';
import type { AssistantRunner } from '../core/ports/assistant-runner';
import type { SettledQuestion } from '../core/ports/outcome-listener';
import { Outbox } from './outbox';
import { WorkMessage, type WorkMessageOptions } from './work-message';

let store: FakeIntakeStore;
let channel: FakeChannel;
let logger: FieldLogger;
let heard: SettledQuestion[];
let notices: object[];
beforeEach(() => {
  store = new FakeIntakeStore();
  channel = new FakeChannel();
  logger = new FieldLogger();
  heard = [];
  notices = [];
});

async function work(
  run: AssistantRunner['run'],
  changes: Partial<Message> = {},
  options: Partial<WorkMessageOptions> = {},
) {
  const received = message(changes);
  await store.claim(received);
  const worker = new WorkMessage({
    inbox: store,
    outbox: new Outbox(store, [channel], logger),
    snapshots: snapshotsOf(snapshot()),
    assistant: { run },
    listeners: [{ onOutcome: (settled) => heard.push(settled) }],
    notice: { notify: (notice) => Promise.resolve(void notices.push(notice)) },
    clock: new SteppingClock(),
    logger,
    ...options,
  });
  await worker.work(received);
}
const ending = (changes: Partial<Outcome>) => () => Promise.resolve(outcome(changes));
const { id, title, headingPath, sources, reviewedOn } = evidence('a');
const citations = [{ number: 1, evidenceId: id, title, headingPath, sources, reviewedOn }];
const answered: Partial<Outcome> = {
  kind: 'answered',
  reason: 'evidence-found',
  answer: { text: '到140/90算高。[1]', citations, writer: 'quote' },
};

describe('an answer', () => {
  it('is stored with its reply, shown to the group with its source, and told to who listens', async () => {
    await work(ending(answered));
    expect(channel.texts()).toEqual([
      '到140/90算高。[1]\n\n原文摘录，来源：\n[1] 血压数值 › 怎么算高（中国高血压防治指南）',
    ]);
    const [settled] = store.settlements;
    expect(settled).toMatchObject({
      messageIds: ['m1'],
      outcome: answered,
      review: null,
      settledAt: 1_700_000_000_000,
    });
    expect(channel.shown[0]).toMatchObject({ sendKey: settled?.delivery?.sendKey, replyTo: 'p1' });
    expect(heard).toMatchObject([{ questionId: settled?.questionId, messages: [{ id: 'm1' }], outcome: answered }]);
    expect(notices).toEqual([]);
  });

  it('is given to the assistant as one message of one member', async () => {
    await work((burst) => {
      expect(burst).toEqual({
        assistant: 'patients',
        conversation: { channel: 'web', id: 'group' },
        member: { id: 'li', name: '李阿姨' },
        messages: [message()],
      });
      return Promise.resolve(outcome());
    });
    expect(store.settlements).toHaveLength(1);
  });
});

describe('silence', () => {
  it('is stored and told to who listens; the group sees nothing', async () => {
    await work(ending({ kind: 'silent', reason: 'below-threshold' }));
    expect(channel.shown).toEqual([]);
    expect(store.settlements).toMatchObject([{ delivery: null, review: null }]);
    expect(heard).toHaveLength(1);
    expect(notices).toEqual([]);
  });

  it('within the review zone waits for a person, who is told without anybody’s words', async () => {
    await work(ending({ kind: 'review', reason: 'near-threshold' }));
    expect(channel.shown).toEqual([]);
    expect(store.settlements[0]?.review).toBe('review-zone');
    const { questionId } = store.settlements[0] ?? {};
    expect(notices).toEqual([
      { kind: 'review-zone', assistant: 'patients', outcomeId: questionId, reason: 'near-threshold' },
    ]);
    expect(JSON.stringify(notices)).not.toContain('血压');
  });
});

describe('a fault of the program', () => {
  const fault = () => Promise.reject(new Error('secret detail /etc/x'));

  it('is silence in the group, a failure for the admin and a line in the log', async () => {
    await work(fault);
    expect(channel.shown).toEqual([]);
    expect(store.settlements).toMatchObject([
      { outcome: { kind: 'failed', reason: 'internal-error', answer: null }, review: 'failure' },
    ]);
    expect(notices).toMatchObject([{ kind: 'failure', reason: 'internal-error' }]);
    expect(logger.lines).toMatchObject([{ level: 'error', fields: { messageId: 'm1' } }]);
    expect(logger.text()).toContain('secret detail');
    expect(logger.text()).not.toContain('血压');
  });

  it.each([
    ['@茴香豆 血压多少算高', /^抱歉/],
    ['@Fennelbean what is high', /^Sorry/],
  ])('is one kind line to who mentioned the bot: %s', async (text, line) => {
    await work(fault, { text, mentionsBot: true });
    expect(channel.texts()).toEqual([expect.stringMatching(line)]);
    expect(channel.texts().join()).not.toContain('secret');
  });

  it('may also be in waiting for the index', async () => {
    const snapshots = { current: () => null, whenReady: () => Promise.reject(new Error('no index')) };
    await work(ending(answered), {}, { snapshots });
    expect(store.settlements).toMatchObject([{ outcome: { kind: 'failed' } }]);
  });

  it('may be something that is no error', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    await work(() => Promise.reject('a text'));
    expect(logger.text()).toContain('a text');
  });
});

describe('what comes after storing', () => {
  it('is left out when the message was settled before', async () => {
    await work(ending(answered));
    await work(ending(answered));
    expect(channel.shown).toHaveLength(1);
    expect(heard).toHaveLength(1);
  });

  it('is left out when storing fails: the message stays pending', async () => {
    store.faults.settle = new Error('database is locked');
    await expect(work(ending(answered))).rejects.toThrow('locked');
    expect(channel.shown).toEqual([]);
    expect(heard).toEqual([]);
    expect(await store.pending()).toHaveLength(1);
  });

  it('goes on after a listener that fails', async () => {
    const failing = {
      onOutcome: () => {
        throw new Error('the page is gone');
      },
    };
    const listening = { onOutcome: (settled: SettledQuestion) => heard.push(settled) };
    await work(ending(answered), {}, { listeners: [failing, listening] });
    expect(channel.shown).toHaveLength(1);
    expect(heard).toHaveLength(1);
    expect(logger.lines).toMatchObject([{ level: 'error', message: 'A listener failed' }]);
  });
});
