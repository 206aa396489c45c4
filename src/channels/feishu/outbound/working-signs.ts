import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../../../core/ports/logger';
import { isGone, sendErrorOf } from '../api/classify-error';
import type { FeishuApi } from '../api/feishu-api';
import { withDeadline } from '../../deadline';

type ReactionApi = Pick<FeishuApi, 'appId' | 'addReaction' | 'removeReaction' | 'listReactions'>;

/** One of the platform's reactions: fingers on a keyboard. Page `server-docs/im-v1/message-reaction/emojis-introduce`. */
export const WORKING_EMOJI = 'Typing';

/** A sign that comes too late says nothing. */
const MAX_WAITING = 30;
/** Nobody waits longer for a sign. */
const PATIENCE_MILLISECONDS = 3_000;
const MAX_REMEMBERED = 1_000;
const defaults = {
  /** Milliseconds for each: ten a second, of the fifty that the platform takes for an app. */
  turn: 100,
  /** Milliseconds before a removal that failed is tried again. */
  pauses: [1_000, 5_000, 30_000],
};

/** The reaction's id; `absent`: surely none of ours. A message that is not remembered may bear one of an earlier process. */
type Sign = { reactionId: string } | 'absent';

/** A reaction at the messages that are worked on. Nothing depends on it, so it never throws and waits little. */
export class WorkingSigns {
  private readonly signs = new Map<string, Sign>();
  /** What is under way for a message, so that hiding comes after showing. */
  private readonly underWay = new Map<string, Promise<void>>();
  private turns: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly api: ReactionApi,
    private readonly logger: Logger,
    private readonly timings = defaults,
  ) {}

  async show(messageId: string): Promise<void> {
    const known = this.signs.get(messageId);
    if (known !== undefined && known !== 'absent') return;
    if (this.waiting >= MAX_WAITING) {
      if (!this.underWay.has(messageId)) this.remember(messageId, 'absent');
      return;
    }
    await this.enqueue(messageId, async () => {
      try {
        this.remember(messageId, await this.api.addReaction(messageId, WORKING_EMOJI));
      } catch (error) {
        // With an unknown result it may be there.
        if (sendErrorOf(error).failure === 'unknown') this.signs.delete(messageId);
        else this.remember(messageId, 'absent');
        throw error;
      }
    });
  }

  /** What is surely not there waits for no turn: so many hidings at once are as many as signs were shown. */
  async hide(messageId: string): Promise<void> {
    if (this.signs.get(messageId) === 'absent' && !this.underWay.has(messageId)) return;
    await this.enqueue(messageId, () => this.removeInTheEnd(messageId));
  }

  private async removeInTheEnd(messageId: string): Promise<void> {
    for (const milliseconds of this.timings.pauses) {
      try {
        await this.remove(messageId);
        return;
      } catch (error) {
        if (sendErrorOf(error).failure === 'refused') throw error;
        await pause(milliseconds, undefined, { ref: false });
        await this.turn();
      }
    }
    await this.remove(messageId);
  }

  private async remove(messageId: string): Promise<void> {
    const known = this.signs.get(messageId);
    if (known === 'absent') return;
    try {
      const ids = known === undefined ? await this.findOwn(messageId) : [known.reactionId];
      for (const id of ids) await this.api.removeReaction(messageId, id);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    this.remember(messageId, 'absent');
  }

  /** After a restart only the platform knows. */
  private async findOwn(messageId: string): Promise<string[]> {
    const reactions = await this.api.listReactions(messageId, WORKING_EMOJI);
    return reactions
      .filter(({ emojiType, operatorId }) => emojiType === WORKING_EMOJI && operatorId === this.api.appId)
      .map(({ reactionId }) => reactionId);
  }

  private remember(messageId: string, sign: Sign): void {
    this.signs.delete(messageId);
    this.signs.set(messageId, sign);
    if (this.signs.size > MAX_REMEMBERED) this.signs.delete(this.signs.keys().next().value ?? '');
  }

  private async enqueue(messageId: string, work: () => Promise<void>): Promise<void> {
    const before = this.underWay.get(messageId) ?? Promise.resolve();
    this.waiting++;
    const mine = before
      .then(() => this.turn())
      .finally(() => this.waiting--)
      .then(work)
      .catch((error: unknown) => {
        if (isGone(error)) return;
        this.logger.warn({ messageId, error: sendErrorOf(error).message }, 'A working sign on Feishu was not changed');
      })
      .finally(() => {
        if (this.underWay.get(messageId) === mine) this.underWay.delete(messageId);
      });
    this.underWay.set(messageId, mine);
    await withDeadline(mine, PATIENCE_MILLISECONDS, () => undefined);
  }

  private async turn(): Promise<void> {
    const mine = this.turns;
    this.turns = mine.then(() => pause(this.timings.turn, undefined, { ref: false }));
    await mine;
  }
}
