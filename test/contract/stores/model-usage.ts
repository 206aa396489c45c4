import type { ModelUsage } from '../../../src/core/ports/model-usage-store';
import type { Subject } from '../stores.contract';

const day = '2026-11-21';
const used = (changes: Partial<ModelUsage>): ModelUsage => ({
  day,
  channel: 'web',
  conversationId: 'g1',
  assistant: 'patients',
  endpoint: 'local',
  calls: 1,
  promptTokens: 100,
  completionTokens: 20,
  cost: 0.5,
  ...changes,
});

const nobody = { channel: '', conversationId: '', assistant: '' };

export function describeModelUsage(subject: Subject): void {
  it('counts what the models were used for, by group and by day, over a restart', async () => {
    const usage = () => subject.stores.modelUsage;
    expect(await usage().ofDay(day)).toEqual({ calls: 0, tokens: 0, cost: 0, isCostKnown: true });
    await Promise.all([usage().add(used({})), usage().add(used({ promptTokens: 1, cost: 0.25 }))]);
    await usage().add(used({ conversationId: 'g2', endpoint: 'free', cost: null }));
    await usage().add(used({ conversationId: 'g2', endpoint: 'free', cost: null }));
    await usage().add(used({ channel: 'feishu', promptTokens: 7, completionTokens: 0 }));
    await usage().add(used({ day: '2026-11-22' }));
    await usage().add({ ...used({ promptTokens: 90_000, cost: 0 }), ...nobody, endpoint: 'embedding/local' });
    await subject.restart();
    expect(await usage().ofDay(day)).toEqual({ calls: 6, tokens: 388, cost: 1.25, isCostKnown: false });
    const group = { channel: 'web', id: 'g1' };
    expect(await usage().ofConversation(group, day)).toEqual({
      calls: 2,
      tokens: 141,
      cost: 0.75,
      isCostKnown: true,
    });
    expect(await usage().list(day)).toMatchObject([
      { ...nobody, endpoint: 'embedding/local', promptTokens: 90_000 },
      used({ conversationId: 'g2', endpoint: 'free', calls: 2, promptTokens: 200, completionTokens: 40, cost: null }),
      used({ calls: 2, promptTokens: 101, completionTokens: 40, cost: 0.75 }),
      used({ channel: 'feishu', promptTokens: 7, completionTokens: 0 }),
    ]);
  });
}
