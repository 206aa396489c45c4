import { setImmediate as turn } from 'node:timers/promises';
import { FakeChannel, FakeIntakeStore } from '../../test/fakes/intake-stores';
import { FieldLogger, message, outcome, snapshot, snapshotsOf, SteppingClock } from '../../test/fakes/journey';
import type { Burst, IncomingMessage } from '../core/message';
import type { Outcome } from '../core/outcome';
import { Outbox } from './outbox';
import { ReceiveMessage } from './receive-message.use-case';
import { WorkMessage } from './work-message';

let store: FakeIntakeStore;
let channel: FakeChannel;
let logger: FieldLogger;
beforeEach(() => {
  store = new FakeIntakeStore();
  channel = new FakeChannel();
  logger = new FieldLogger();
});

/** The program as far as intake goes; another one over the same store is a restart. */
function start(run: (burst: Burst) => Promise<Outcome> = answering): ReceiveMessage {
  const clock = new SteppingClock();
  const outbox = new Outbox(store, [channel], logger);
  const worker = new WorkMessage({
    inbox: store,
    outbox,
    snapshots: snapshotsOf(snapshot()),
    assistant: { run },
    listeners: [],
    notice: { notify: () => Promise.resolve() },
    clock,
    logger,
  });
  return new ReceiveMessage({ inbox: store, outbox, worker, clock, logger });
}

const answering = ({ messages }: Burst): Promise<Outcome> => {
  const text = `re: ${messages[0]?.text ?? ''}`;
  return Promise.resolve(
    outcome({ kind: 'answered', reason: 'evidence-found', answer: { text, citations: [], writer: 'quote' } }),
  );
};
const hanging = () => new Promise<Outcome>(() => undefined);

function incoming(platformMessageId: string, changes: Partial<IncomingMessage> = {}): IncomingMessage {
  const { conversation, app, assistant, member, mentionsBot, sentAt } = message();
  const text = platformMessageId;
  return { conversation, app, platformMessageId, assistant, member, text, mentionsBot, sentAt, ...changes };
}

describe('receiving', () => {
  it('answers the channel as soon as the message is stored, before the work', async () => {
    const receipt = await start(hanging).receive(incoming('a'));
    expect(receipt.status).toBe('claimed');
    expect([...store.messages.values()]).toMatchObject([
      { id: receipt.messageId, text: 'a', receivedAt: 1_700_000_000_000 },
    ]);
    expect(store.settlements).toEqual([]);
  });

  it('answers in the group', async () => {
    const intake = start();
    await intake.receive(incoming('a'));
    await intake.drained();
    expect(channel.texts()).toEqual(['re: a']);
  });

  it('takes the same message once, however often it is delivered', async () => {
    const intake = start();
    const first = await intake.receive(incoming('a'));
    const again = await intake.receive(incoming('a', { text: 'a, edited' }));
    await intake.drained();
    expect(again).toEqual({ messageId: first.messageId, status: 'duplicate' });
    expect(await start().receive(incoming('a'))).toEqual(again);
    expect(channel.texts()).toEqual(['re: a']);
  });

  it('tells messages of other channels, apps and platform ids apart', async () => {
    const intake = start();
    const receipts = await Promise.all([
      intake.receive(incoming('a')),
      intake.receive(incoming('b')),
      intake.receive(incoming('a', { app: 'other' })),
      intake.receive(incoming('a', { conversation: { channel: 'terminal', id: 'group' } })),
    ]);
    expect(receipts.every(({ status }) => status === 'claimed')).toBe(true);
    expect(new Set(receipts.map(({ messageId }) => messageId)).size).toBe(4);
    await intake.drained();
  });

  it('answers a conversation in its order', async () => {
    const intake = start(async (burst) => {
      // The first takes longest.
      for (let turns = burst.messages[0]?.text === 'a' ? 20 : 0; turns > 0; turns--) await turn();
      return answering(burst);
    });
    for (const text of ['a', 'b', 'c']) await intake.receive(incoming(text));
    await intake.drained();
    expect(channel.texts()).toEqual(['re: a', 're: b', 're: c']);
  });

  it('does not let one conversation wait for another', async () => {
    const intake = start((burst) => (burst.conversation.id === 'slow' ? hanging() : answering(burst)));
    await intake.receive(incoming('a', { conversation: { channel: 'web', id: 'slow' } }));
    await intake.receive(incoming('b'));
    for (let turns = 0; turns < 20; turns++) await turn();
    expect(channel.texts()).toEqual(['re: b']);
  });

  it('tells the channel when the message cannot be stored, so that it is delivered again', async () => {
    store.claim = () => Promise.reject(new Error('database is locked'));
    await expect(start().receive(incoming('a'))).rejects.toThrow('locked');
  });
});

describe('a message that cannot be settled', () => {
  it('stays pending, is logged without its words, and does not hold up the next one', async () => {
    const intake = start();
    store.faults.settle = new Error('database is locked');
    const { messageId } = await intake.receive(incoming('my words'));
    await intake.drained();
    delete store.faults.settle;
    await intake.receive(incoming('b'));
    await intake.drained();
    expect(channel.texts()).toEqual(['re: b']);
    expect((await store.pending()).map(({ id }) => id)).toEqual([messageId]);
    expect(logger.lines).toMatchObject([{ level: 'error', fields: { messageId } }]);
    expect(logger.text()).not.toContain('my words');
  });
});

describe('a restart', () => {
  it('takes up what was received and not settled, and answers once', async () => {
    await start(hanging).receive(incoming('a'));
    const again = start();
    await again.resume([channel.name]);
    await again.drained();
    expect(channel.texts()).toEqual(['re: a']);
    const third = start();
    await third.resume([channel.name]);
    await third.drained();
    expect(channel.texts()).toEqual(['re: a']);
  });

  it('sends what was settled and not sent', async () => {
    store.faults.mark = { sending: new Error('killed') };
    const first = start();
    await first.receive(incoming('a'));
    await first.drained();
    expect(channel.texts()).toEqual([]);
    delete store.faults.mark;
    const second = start();
    await second.resume([channel.name]);
    await second.drained();
    expect(channel.texts()).toEqual(['re: a']);
    expect(store.settlements).toHaveLength(1);
  });
});
