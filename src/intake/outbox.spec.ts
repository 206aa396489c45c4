import { FakeChannel, FakeIntakeStore } from '../../test/fakes/intake-stores';
import { FieldLogger } from '../../test/fakes/journey';
import type { SendState } from '../core/ports/outbox-store';
import { Outbox } from './outbox';

let store: FakeIntakeStore;
let logger: FieldLogger;
beforeEach(() => {
  store = new FakeIntakeStore();
  logger = new FieldLogger();
});

const outboxFor = (...channels: FakeChannel[]) => new Outbox(store, channels, logger);
const put = (sendKey: string, state: SendState = 'pending', channel = 'web') => {
  store.put({
    sendKey,
    questionId: 'q1',
    conversation: { channel, id: 'group' },
    app: 'page',
    replyTo: 'p1',
    text: `text of ${sendKey}`,
    state,
  });
};
const stateOf = (sendKey: string) => store.items.get(sendKey)?.state;

describe('delivering', () => {
  it('stores that it begins, sends, and stores what the channel said', async () => {
    const channel = new FakeChannel();
    put('s1');
    await outboxFor(channel).deliver('s1');
    expect(channel.shown).toEqual([
      { sendKey: 's1', conversation: { channel: 'web', id: 'group' }, app: 'page', replyTo: 'p1', text: 'text of s1' },
    ]);
    expect(store.marks).toEqual(['sending', 'sent']);
    expect(store.items.get('s1')).toMatchObject({ state: 'sent', platformMessageId: 'sent-1' });
  });

  it('sends once', async () => {
    const channel = new FakeChannel();
    put('s1');
    const outbox = outboxFor(channel);
    await outbox.deliver('s1');
    await outbox.deliver('s1');
    expect(channel.shown).toHaveLength(1);
  });

  it.each(['sending', 'sent', 'uncertain', 'failed'] as const)('leaves alone what is %s', async (state) => {
    const channel = new FakeChannel();
    put('s1', state);
    await outboxFor(channel).deliver('s1');
    expect(channel.shown).toEqual([]);
    expect(store.marks).toEqual([]);
  });

  it('stores and logs that a channel could not send; nobody sees the error', async () => {
    const channel = new FakeChannel();
    channel.fault = new Error('no route to host');
    put('s1');
    await outboxFor(channel).deliver('s1');
    expect(store.marks).toEqual(['sending', 'failed']);
    expect(logger.lines).toMatchObject([{ level: 'error', fields: { sendKey: 's1' } }]);
  });

  it('does not call a reply failed that was sent but could not be stored', async () => {
    const channel = new FakeChannel();
    store.faults.mark = { sent: new Error('disk full') };
    put('s1');
    await expect(outboxFor(channel).deliver('s1')).rejects.toThrow('disk full');
    expect(channel.shown).toHaveLength(1);
    expect(stateOf('s1')).toBe('sending');
  });

  it('does not send what cannot be stored', async () => {
    const channel = new FakeChannel();
    store.faults.mark = { sending: new Error('disk full') };
    put('s1');
    await expect(outboxFor(channel).deliver('s1')).rejects.toThrow('disk full');
    expect(channel.shown).toEqual([]);
    expect(stateOf('s1')).toBe('pending');
  });

  it('ignores a reply that is not there', async () => {
    await outboxFor(new FakeChannel()).deliver('unknown');
    expect(store.marks).toEqual([]);
  });
});

describe('after a restart', () => {
  it('sends what was not sent', async () => {
    const channel = new FakeChannel();
    put('s1');
    put('s2', 'sent');
    put('s3');
    await outboxFor(channel).resume([channel.name]);
    expect(channel.shown.map(({ sendKey }) => sendKey)).toEqual(['s1', 's3']);
  });

  it('sends again what was begun where the channel recognises its key', async () => {
    const channel = new FakeChannel('web', true);
    put('s1', 'sending');
    await outboxFor(channel).resume([channel.name]);
    expect(channel.shown).toHaveLength(1);
    expect(stateOf('s1')).toBe('sent');
  });

  it('never sends again what was begun where it does not', async () => {
    const channel = new FakeChannel('wechat', false);
    put('s1', 'sending', 'wechat');
    put('s2', 'pending', 'wechat');
    await outboxFor(channel).resume([channel.name]);
    expect(channel.shown.map(({ sendKey }) => sendKey)).toEqual(['s2']);
    expect(stateOf('s1')).toBe('uncertain');
  });

  it('leaves alone what belongs to a channel that is not wired', async () => {
    put('s1', 'pending', 'feishu');
    const outbox = outboxFor(new FakeChannel());
    await outbox.resume(['feishu', 'web']);
    await outbox.deliver('s1');
    expect(stateOf('s1')).toBe('pending');
  });
});
