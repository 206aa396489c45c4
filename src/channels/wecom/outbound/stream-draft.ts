import type { OutgoingReply, ReplyDraft } from '../../../core/ports/channel';
import type { Logger } from '../../../core/ports/logger';
import { GrowingWords } from '../../growing-words';
import { callErrorOf, sendErrorOf } from '../connection/call-error';
import type { WeComLine } from '../connection/wecom-line';
import type { ConversationPace } from './conversation-pace';
import { draftWords } from './reply-words';
import { streamBody } from './stream-body';

export interface StreamDraftOptions {
  line: Pick<WeComLine, 'respond'>;
  pace: ConversationPace;
  logger: Logger;
  /** Between two states that are shown, in milliseconds. */
  pauseMilliseconds?: number;
}

/** Words that grow in a stream. */
export function streamDraft(
  reply: OutgoingReply,
  requestId: string,
  { line, pace, logger, pauseMilliseconds = 2_000 }: StreamDraftOptions,
): ReplyDraft {
  return new GrowingWords({
    pauseMilliseconds,
    takeTurn: () => pace.takeForDraft(reply.conversation.id),
    showState: (text) => {
      const content = draftWords(text, reply.body.language);
      return line.respond(requestId, streamBody(reply, { content, finish: false }));
    },
    mayPass: (error) => sendErrorOf(error).failure === 'retry',
    onEnd: (error) => {
      const fields = { sendKey: reply.sendKey, error: callErrorOf(error).message };
      logger.warn(fields, 'A draft on WeCom is not shown any further');
    },
  });
}
