import { ModelError } from '../../core/ports/chat-model';
import type { Clock } from '../../core/ports/clock';
import type { ModelCall, ModelMeter } from '../../core/ports/model-meter';

/** For a million tokens, in whatever unit the budget is meant. */
export interface Price {
  prompt: number;
  completion?: number;
}

export interface CallMeterOptions {
  meter: ModelMeter;
  kind: ModelCall['kind'];
  /** Name of the endpoint. */
  endpoint: string;
  /** Undefined: what it costs is unknown. */
  price: Price | undefined;
  clock: Pick<Clock, 'elapsed'>;
}

/** Whom a request was for. */
export type CallOrigin = Pick<ModelCall, 'role' | 'channel' | 'conversationId' | 'assistant'>;

export interface TokenCount {
  promptTokens: number;
  completionTokens: number;
}

const MILLION = 1_000_000;

/** Tells the meter of each request to one endpoint. */
export class CallMeter {
  constructor(private readonly options: CallMeterOptions) {}

  get endpoint(): string {
    return this.options.endpoint;
  }

  async measure<Reply>(
    origin: CallOrigin,
    ask: () => Promise<Reply>,
    countOf: (reply: Reply) => TokenCount,
  ): Promise<Reply> {
    const { meter, kind, endpoint, clock } = this.options;
    const begun = clock.elapsed();
    const tell = (result: ModelCall['result'], count: TokenCount): void => {
      const milliseconds = Math.round(clock.elapsed() - begun);
      meter.onCall({ kind, endpoint, ...origin, result, ...count, cost: this.costOf(count), milliseconds });
    };
    try {
      const reply = await ask();
      tell('ok', countOf(reply));
      return reply;
    } catch (error) {
      tell(error instanceof ModelError ? error.failure : 'error', { promptTokens: 0, completionTokens: 0 });
      throw error;
    }
  }

  /** Null where the endpoint has no price. */
  costOf({ promptTokens, completionTokens }: TokenCount): number | null {
    const { price } = this.options;
    return price ? (promptTokens * price.prompt + completionTokens * (price.completion ?? 0)) / MILLION : null;
  }
}

/** Of what no group asked for. */
export const background = (role: string): CallOrigin => ({ role, channel: '', conversationId: '', assistant: '' });
