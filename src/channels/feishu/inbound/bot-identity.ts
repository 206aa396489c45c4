import type { FeishuApi, FeishuBot } from '../api/feishu-api';
import { withDeadline } from '../../deadline';

/** Who the bot is on the platform. */
export class BotIdentity {
  /** Null until the platform told. */
  known: FeishuBot | null = null;
  /** Why it did not when it was asked last; null when it did or was not asked yet. */
  failure: Error | null = null;
  private asking: Promise<FeishuBot> | null = null;

  constructor(private readonly api: Pick<FeishuApi, 'botInfo'>) {}

  get problem(): string | null {
    return this.failure?.message ?? null;
  }

  /** Throws when the platform does not tell within the milliseconds. */
  async get(milliseconds: number): Promise<FeishuBot> {
    return this.known ?? this.renew(milliseconds);
  }

  /** The same, asked again: this tells whether the platform still serves the app. */
  async renew(milliseconds: number): Promise<FeishuBot> {
    this.asking ??= this.ask();
    return withDeadline(this.asking, milliseconds, () => {
      throw new Error('The platform did not tell in time who the bot is');
    });
  }

  private async ask(): Promise<FeishuBot> {
    try {
      const bot = await this.api.botInfo();
      this.known = bot;
      this.failure = null;
      return bot;
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      this.asking = null;
    }
  }
}
