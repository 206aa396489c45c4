import { type OutgoingReply } from '../../../core/ports/channel';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import { isCardRefusal, isGone, isOldSequence, sendErrorOf } from '../api/classify-error';
import type { FeishuApi } from '../api/feishu-api';
import { answerCards, type CardPicture, plainAnswerCard } from './answer-card';
import { completionSequence, type DraftNote, MORE_NUMBERS } from './draft-note';

type CompletionApi = Pick<FeishuApi, 'setCardSettings' | 'updateCard' | 'patch'>;

export interface CompleteDraftOptions {
  api: CompletionApi;
  clock: Clock;
  logger: Logger;
}

/**
 * Writes the finished reply onto a card, ends its streaming and adds sources and buttons. Doing so twice does no harm.
 * Resolves with false when the platform takes no such card. Throws `SendError` when it may pass.
 */
export async function completeCard(
  reply: OutgoingReply,
  note: DraftNote,
  pictures: readonly CardPicture[],
  { api, clock, logger }: CompleteDraftOptions,
): Promise<boolean> {
  let sequence = completionSequence(note, clock.now());
  const call = async (work: (sequence: number) => Promise<void>): Promise<void> => {
    try {
      await work(sequence++);
    } catch (error) {
      if (!isOldSequence(error)) throw error;
      sequence += MORE_NUMBERS;
      await work(sequence++);
    }
  };
  for (const card of cardsOf(reply, pictures)) {
    try {
      await call((number) => api.setCardSettings(note.cardId, NOT_STREAMING, number)).catch(ignoreRefusal);
      await call((number) => api.updateCard(note.cardId, card, number));
      return true;
    } catch (error) {
      const failure = sendErrorOf(error);
      if (failure.failure !== 'refused' && !isCardRefusal(error)) throw failure;
      logger.warn({ sendKey: reply.sendKey, error: failure.message }, 'A finished card is refused by Feishu');
    }
  }
  return false;
}

/** Puts the finished reply in the place of a card that cannot be completed. False when the platform does not take it. */
export async function replaceCard(
  reply: OutgoingReply,
  messageId: string,
  pictures: readonly CardPicture[],
  { api }: CompleteDraftOptions,
): Promise<boolean> {
  const [card] = cardsOf(reply, pictures);
  if (card === undefined) return false;
  try {
    await api.patch(messageId, card);
    return true;
  } catch (error) {
    // Taken back meanwhile: nothing is left to be completed.
    if (isGone(error)) return true;
    if (isCardRefusal(error)) return false;
    const failure = sendErrorOf(error);
    if (failure.failure !== 'refused') throw failure;
    return false;
  }
}

/** Never without its sources: what no card takes comes as a post. */
const cardsOf = ({ body }: OutgoingReply, pictures: readonly CardPicture[]): string[] =>
  [...answerCards(body, pictures), plainAnswerCard(body)].filter((card) => card !== null);

const NOT_STREAMING = JSON.stringify({ config: { streaming_mode: false } });

/** Streaming that ended by itself, or is ended by what comes next. */
function ignoreRefusal(error: unknown): void {
  if (sendErrorOf(error).failure !== 'refused' && !isCardRefusal(error)) throw error;
}
