import {
  type OutgoingReply,
  type ReplyDraft,
  type ReplyFile,
  SendError,
  type StoreDraft,
} from '../../../core/ports/channel';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import { callErrorOf, isRequestOver, sendErrorOf } from '../connection/call-error';
import type { WeComLine } from '../connection/wecom-line';
import { addressOf } from '../inbound/conversation-id';
import type { ReplyRequests } from '../inbound/reply-requests';
import type { SentReplies } from '../inbound/sent-replies';
import { ConversationPace } from './conversation-pace';
import { type DraftNote, readDraftNote } from './draft-note';
import { Pictures, type PicturesOptions } from './pictures';
import { draftWords, replyWords } from './reply-words';
import { markdownBody, streamBody } from './stream-body';
import { streamDraft } from './stream-draft';

export interface WeComOutboundOptions {
  line: WeComLine;
  fetchAttachment: PicturesOptions['fetchAttachment'];
  requests: ReplyRequests;
  sent: SentReplies;
  clock: Clock;
  logger: Logger;
  /** Between two states of a draft; for tests. */
  draftPauseMilliseconds?: number;
}

/**
 * What the robot says. A message is answered by the request that brought it, as long as that is known and taken; else its
 * conversation is written to. The platform gives messages no ids: a reply's send key stands for one.
 */
export class WeComOutbound {
  private readonly pictures: Pictures;
  private readonly pace: ConversationPace;

  constructor(private readonly options: WeComOutboundOptions) {
    this.pictures = new Pictures(options);
    this.pace = new ConversationPace(options.clock);
  }

  /** Throws `SendError`. */
  async send(reply: OutgoingReply): Promise<{ platformMessageId: string }> {
    if (reply.body.file) return this.sendFile(reply, reply.body.file);
    const { mediaIds, missing } = await this.pictures.upload(reply);
    const content = replyWords(reply.body, missing);
    let requestId: string | null;
    try {
      requestId = await this.write(reply, this.requestOf(reply), {
        answer: streamBody(reply, { content, finish: true }),
        message: markdownBody(reply, content),
      });
    } catch (error) {
      throw sendErrorOf(error);
    }
    const { sendKey, conversation } = reply;
    this.options.sent.note({ platformMessageId: sendKey, conversationId: conversation.id, text: content });
    for (const mediaId of mediaIds) requestId = await this.showPicture(reply, requestId, mediaId);
    return { platformMessageId: sendKey };
  }

  private async sendFile(reply: OutgoingReply, file: ReplyFile): Promise<{ platformMessageId: string }> {
    const body = { msgtype: 'file', file: { media_id: await this.pictures.uploadFile(file) } };
    try {
      await this.write(reply, this.requestOf(reply), { answer: body, message: body });
    } catch (error) {
      throw sendErrorOf(error);
    }
    return { platformMessageId: reply.sendKey };
  }

  /** Shows a stream, which `send` finishes. Its request is stored before. */
  async openDraft(reply: OutgoingReply, store: StoreDraft): Promise<ReplyDraft> {
    const requestId = this.requestOf(reply);
    if (requestId === null) throw new SendError('refused', 'The message is from before the start');
    const note = JSON.stringify({ requestId } satisfies DraftNote);
    await store(note);
    try {
      const content = draftWords(reply.body.text, reply.body.language);
      this.pace.note(reply.conversation.id);
      await this.options.line.respond(requestId, streamBody(reply, { content, finish: false }));
    } catch (error) {
      throw sendErrorOf(error);
    }
    await store(note, reply.sendKey);
    const { draftPauseMilliseconds: pauseMilliseconds, line, logger } = this.options;
    const options = { line, logger, pace: this.pace, ...(pauseMilliseconds !== undefined && { pauseMilliseconds }) };
    return streamDraft(reply, requestId, options);
  }

  private requestOf({ draft, replyTo }: OutgoingReply): string | null {
    return readDraftNote(draft)?.requestId ?? this.options.requests.of(replyTo);
  }

  /** Resolves with the request that was taken; null when the conversation was written to. */
  private async write(
    { conversation, sendKey }: OutgoingReply,
    requestId: string | null,
    { answer, message }: { answer: object; message: { msgtype: string } },
  ): Promise<string | null> {
    const { line, logger } = this.options;
    this.pace.note(conversation.id);
    if (requestId !== null) {
      try {
        await line.respond(requestId, answer);
        return requestId;
      } catch (error) {
        if (!isRequestOver(error)) throw error;
        const fields = { sendKey, error: callErrorOf(error).message };
        logger.info(fields, 'A WeCom message can no longer be answered: its conversation is written to');
      }
    }
    await line.push({ ...addressOf(conversation.id), ...message });
    return null;
  }

  /** After the words: what fails now must not have them sent again. */
  private async showPicture(reply: OutgoingReply, requestId: string | null, mediaId: string): Promise<string | null> {
    const body = { msgtype: 'image', image: { media_id: mediaId } };
    try {
      return await this.write(reply, requestId, { answer: body, message: body });
    } catch (error) {
      const fields = { sendKey: reply.sendKey, error: callErrorOf(error).message };
      this.options.logger.warn(fields, 'A picture of a reply was not shown on WeCom');
      return requestId;
    }
  }
}
