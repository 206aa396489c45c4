import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../../../core/ports/logger';
import { sendErrorOf } from '../api/classify-error';
import type { FeishuApi } from '../api/feishu-api';
import { withDeadline } from '../deadline';

type ReactionApi = Pick<FeishuApi, 'appId' | 'addReaction' | 'removeReaction' | 'listReactions'>;

/** One of the platform's reactions: fingers on a keyboard. Page `server-docs/im-v1/message-reaction/emojis-introduce`. */
export const WORKING_EMOJI = 'Typing';

/** Ten a second, of the fifty that the platform takes for an app. */
const PAUSE_MILLISECONDS = 100;
/** A sign that comes too late says nothing. */
const MAX_WAITING = 30;
/** Nobody waits longer for a sign. */
const PATIENCE_MILLISECONDS = 3_000;
const MAX_REMEMBERED = 1_000;

/** A reaction at the messages that are worked on. Nothing depends on it, so it never throws and waits little. */
export class WorkingSigns {
  /** The reaction at a message, as far as this process made it. */
  private readonly reactions = new Map<string, string>();
  /** What is under way for a message, so that hiding comes after showing. */
  private readonly underWay = new Map<string, Promise<void>>();
  private turns: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly api: ReactionApi,
    private readonly logger: Logger,
  ) {}

  async show(messageId: string): Promise<void> {
    if (this.waiting >= MAX_WAITING || this.reactions.has(messageId)) return;
    await this.enqueue(messageId, async () => {
      const { reactionId } = await this.api.addReaction(messageId, WORKING_EMOJI);
      if (this.reactions.size >= MAX_REMEMBERED) this.reactions.delete(this.reactions.keys().next().value ?? '');
      this.reactions.set(messageId, reactionId);
    });
  }

  async hide(messageId: string): Promise<void> {
    await this.enqueue(messageId, async () => {
      const known = this.reactions.get(messageId);
      this.reactions.delete(messageId);
      const ids = known === undefined ? await this.findOwn(messageId) : [known];
      for (const id of ids) await this.api.removeReaction(messageId, id);
    });
  }

  /** After a restart only the platform knows. */
  private async findOwn(messageId: string): Promise<string[]> {
    const reactions = await this.api.listReactions(messageId, WORKING_EMOJI);
    return reactions
      .filter(({ emojiType, operatorId }) => emojiType === WORKING_EMOJI && operatorId === this.api.appId)
      .map(({ reactionId }) => reactionId);
  }

  private async enqueue(messageId: string, work: () => Promise<void>): Promise<void> {
    const before = this.underWay.get(messageId) ?? Promise.resolve();
    const mine = before
      .then(() => this.turn())
      .then(work)
      .catch((error: unknown) => {
        this.logger.warn({ messageId, error: sendErrorOf(error).message }, 'A working sign on Feishu was not changed');
      })
      .finally(() => {
        if (this.underWay.get(messageId) === mine) this.underWay.delete(messageId);
      });
    this.underWay.set(messageId, mine);
    await withDeadline(mine, PATIENCE_MILLISECONDS, () => undefined);
  }

  private async turn(): Promise<void> {
    this.waiting++;
    const mine = this.turns;
    this.turns = mine.then(() => pause(PAUSE_MILLISECONDS, undefined, { ref: false }));
    await mine;
    this.waiting--;
  }
}
