import type { Clock } from '../../../core/ports/clock';
import type { FeishuBot } from '../api/feishu-api';
import type { BotIdentity } from './bot-identity';
import { plainName } from './mentions';

const MAX_CLAIMS = 5_000;
const MAX_CHATS = 5_000;
/** An app that took nothing in a chat for so long may have been taken out of it. */
const SEEN_MILLISECONDS = 24 * 60 * 60_000;

/** Who is mentioned beside the bot itself. */
export interface OtherMention {
  openId: string | null;
  name: string;
}

interface Asked {
  appId: string;
  chatId: string;
  platformMessageId: string;
}

const isBot = ({ openId, name }: OtherMention, bot: FeishuBot): boolean =>
  openId === bot.openId || (name !== '' && name === plainName(bot.name));

/** What the apps of one program know of each other, so that a chat with several of them gets one answer. */
export class SharedChats {
  /** By app, in the order of the configuration: the first answers. */
  private readonly bots = new Map<string, BotIdentity>();
  /** Which app took a message. The platform gives every app the same id of it. */
  private readonly claims = new Map<string, string>();
  /** When an app last took a message of a chat that mentioned no bot, by the clock's `elapsed`. */
  private readonly seen = new Map<string, Map<string, number>>();

  constructor(private readonly clock: Pick<Clock, 'elapsed'>) {}

  join(appId: string, bot: BotIdentity): void {
    this.bots.set(appId, bot);
  }

  has(appId: string): boolean {
    return this.bots.has(appId);
  }

  /**
   * Whether one of them is another bot of this program. Its open id may differ from app to app, so the name counts, too.
   * Waits for bots that are not known yet; one that stays unknown is left out.
   */
  async mentionsOther(appId: string, mentions: readonly OtherMention[], milliseconds: number): Promise<boolean> {
    const others = [...this.bots].filter(([other]) => other !== appId).map(([, bot]) => bot);
    if (mentions.length === 0 || others.length === 0) return false;
    const known = await Promise.all(others.map((bot) => bot.get(milliseconds).catch(() => null)));
    return known.some((bot) => bot && mentions.some((one) => isBot(one, bot)));
  }

  /** May this app take a message that mentions none of the bots? One only may, and the same as long as it is in the chat. */
  takes({ appId, chatId, platformMessageId }: Asked): boolean {
    if (this.bots.size < 2) return true;
    const now = this.clock.elapsed();
    const apps = this.seen.get(chatId) ?? new Map<string, number>();
    this.seen.delete(chatId);
    this.seen.set(chatId, apps);
    if (this.seen.size > MAX_CHATS) this.seen.delete(this.seen.keys().next().value ?? '');
    apps.set(appId, now);
    const claim = this.claims.get(platformMessageId);
    if (claim !== undefined) return claim === appId;
    const order = [...this.bots.keys()];
    const earlier = order.slice(0, order.indexOf(appId));
    if (earlier.some((other) => now - (apps.get(other) ?? -Infinity) < SEEN_MILLISECONDS)) return false;
    this.claims.set(platformMessageId, appId);
    if (this.claims.size > MAX_CLAIMS) this.claims.delete(this.claims.keys().next().value ?? '');
    return true;
  }

  left(appId: string, chatId: string): void {
    this.seen.get(chatId)?.delete(appId);
  }
}
