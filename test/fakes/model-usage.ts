import type { ModelUsage, ModelUsageStore, UsageTotal } from '../../src/core/ports/model-usage-store';

/** Keeps what was used in memory, each request by itself. */
export class MemoryModelUsage implements ModelUsageStore {
  readonly added: ModelUsage[] = [];

  add(usage: ModelUsage): Promise<void> {
    this.added.push(usage);
    return Promise.resolve();
  }

  ofDay(day: string): Promise<UsageTotal> {
    return Promise.resolve(sum(this.added.filter((used) => used.day === day)));
  }

  ofConversation({ channel, id }: { channel: string; id: string }, day: string): Promise<UsageTotal> {
    const isOfGroup = (used: ModelUsage) => used.day === day && used.channel === channel && used.conversationId === id;
    return Promise.resolve(sum(this.added.filter(isOfGroup)));
  }

  list(day: string): Promise<ModelUsage[]> {
    return Promise.resolve(this.added.filter((used) => used.day === day));
  }
}

const sum = (used: readonly ModelUsage[]): UsageTotal => ({
  calls: used.reduce((total, { calls }) => total + calls, 0),
  tokens: used.reduce((total, { promptTokens, completionTokens }) => total + promptTokens + completionTokens, 0),
  cost: used.reduce((total, { cost }) => total + (cost ?? 0), 0),
  isCostKnown: used.every(({ cost }) => cost !== null),
});
