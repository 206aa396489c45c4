import { type OutgoingReply, type ReplyDraft, SendError, type StoreDraft } from '../../../core/ports/channel';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import { GrowingWords } from '../../growing-words';
import type { FeishuApi } from '../api/feishu-api';
import { isCardRefusal, sendErrorOf } from '../api/classify-error';
import { draftCard, streamedText, WORDS_ELEMENT } from './answer-card';
import { type DraftNote, isKeyForgotten, readDraftNote, sequenceBefore } from './draft-note';
import type { Pace } from './pace';

type CardApi = Pick<FeishuApi, 'createCard' | 'streamText' | 'reply'>;

export interface CardDraftOptions {
  api: CardApi;
  clock: Clock;
  logger: Logger;
  /** Of one app's states that are shown, over all of its cards. */
  pace: Pace;
  /** Between two states that are shown, in milliseconds. The platform takes ten a second for a card. */
  pauseMilliseconds?: number;
}

/**
 * Shows a card that streams, as reply to the question. Its note is stored before each step that it describes; with the
 * note of an earlier process the same card goes on. Throws when it cannot be shown, or may have been shown so long ago
 * that the platform has forgotten its key; `send` knows by the note what to do.
 */
export async function openCardDraft(
  reply: OutgoingReply,
  store: StoreDraft,
  options: CardDraftOptions,
): Promise<ReplyDraft> {
  const { api, clock } = options;
  const earlier = readDraftNote(reply.draft);
  if (earlier?.messageId === null && isKeyForgotten(earlier, clock.now())) {
    throw new SendError('refused', 'A draft that may have been shown long ago is not shown again');
  }
  try {
    const note: DraftNote = earlier
      ? { ...earlier, attempt: earlier.attempt + 1 }
      : { cardId: await api.createCard(draftCard(reply.body)), attempt: 0, openedAt: clock.now(), messageId: null };
    await store(JSON.stringify(note), note.messageId ?? undefined);
    if (note.messageId === null) {
      const content = cardReference(note.cardId);
      const { messageId } = await api.reply(reply.replyTo, { type: 'interactive', content, uuid: reply.sendKey });
      await store(JSON.stringify({ ...note, messageId }), messageId);
    }
    return cardDraft(note, reply.sendKey, options);
  } catch (error) {
    throw sendErrorOf(error);
  }
}

/** Content of a message that shows a card by its id. */
export const cardReference = (cardId: string): string => JSON.stringify({ type: 'card', data: { card_id: cardId } });

/** Words that grow on a card. */
function cardDraft(note: DraftNote, sendKey: string, options: CardDraftOptions): ReplyDraft {
  const { api, logger, pace, pauseMilliseconds = 350 } = options;
  let sequence = sequenceBefore(note);
  return new GrowingWords({
    pauseMilliseconds,
    takeTurn: () => pace.take(),
    showState: (text) => api.streamText(note.cardId, WORDS_ELEMENT, streamedText(text), ++sequence),
    mayPass: (error) => sendErrorOf(error).failure === 'retry' && !isCardRefusal(error),
    onEnd: (error) => {
      logger.warn({ sendKey, error: sendErrorOf(error).message }, 'A draft on Feishu is not shown any further');
    },
  });
}
