import type { ModelCall, ModelMeter } from '../../core/ports/model-meter';
import type { ModelUsageStore } from '../../core/ports/model-usage-store';
import type { Logger } from '../../core/ports/logger';

export interface UsageMeterOptions {
  usage: Pick<ModelUsageStore, 'add'>;
  /** ISO day in the program's time zone. */
  today: () => string;
  /** Other meters, such as the metrics. */
  others: readonly ModelMeter[];
  logger?: Pick<Logger, 'warn'> | undefined;
}

/** Writes each request into the day's use; no answer waits for that. */
export class UsageMeter implements ModelMeter {
  private readonly writing = new Set<Promise<void>>();

  constructor(private readonly options: UsageMeterOptions) {}

  onCall(call: ModelCall): void {
    const { usage, today, others, logger } = this.options;
    for (const other of others) other.onCall(call);
    const { kind, channel, conversationId, assistant, promptTokens, completionTokens, cost } = call;
    const writes = kind === 'chat' || kind === 'vision';
    const endpoint = writes ? call.endpoint : `${kind}/${call.endpoint}`;
    const used = { channel, conversationId, assistant, endpoint, promptTokens, completionTokens, cost };
    const written = usage
      .add({ day: today(), calls: 1, ...used })
      .catch((error: unknown) => {
        logger?.warn({ endpoint, error: nameOf(error) }, 'What a model was used for could not be counted');
      })
      .finally(() => {
        this.writing.delete(written);
      });
    this.writing.add(written);
  }

  /** When all that was told so far is written. */
  async settled(): Promise<void> {
    await Promise.all(this.writing);
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
