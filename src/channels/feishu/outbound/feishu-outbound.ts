import { createHash } from 'node:crypto';
import type {
  Channel,
  OutgoingReply,
  PlatformMessageRef,
  ReplyDraft,
  ReplyFile,
  StoreDraft,
} from '../../../core/ports/channel';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import { isCardRefusal, isGone, sendErrorOf } from '../api/classify-error';
import type { FeishuApi, FeishuContent, SentMessage } from '../api/feishu-api';
import type { CardPicture } from './answer-card';
import { cardReference, openCardDraft } from './card-draft';
import { completeCard, replaceCard } from './complete-draft';
import { type DraftNote, isKeyForgotten, readDraftNote } from './draft-note';
import { findSentReply } from './find-sent';
import { ImageUploads } from './image-uploads';
import { Pace } from './pace';
import { replyContents } from './reply-contents';
import { uploadedFile } from './uploaded-file';
import { WorkingSigns } from './working-signs';

export interface FeishuOutboundOptions {
  api: FeishuApi;
  clock: Clock;
  logger: Logger;
  /** Between two states of a draft; for tests. */
  draftPauseMilliseconds?: number;
}

type Sender = Required<Pick<Channel, 'send' | 'findSent' | 'recall' | 'showWorking' | 'hideWorking' | 'openDraft'>>;

/** What one app says on Feishu. Whatever is sent bears the reply's send key, so that a repetition shows nothing twice. */
export class FeishuOutbound implements Sender {
  private readonly images: ImageUploads;
  private readonly signs: WorkingSigns;
  private readonly pace: Pace;

  constructor(private readonly options: FeishuOutboundOptions) {
    this.images = new ImageUploads(options.api, options.logger);
    this.signs = new WorkingSigns(options.api, options.logger);
    this.pace = new Pace(options.clock);
  }

  async send(reply: OutgoingReply): Promise<{ platformMessageId: string }> {
    const { file } = reply.body;
    try {
      if (file) return { platformMessageId: await this.postFile(reply, file) };
      const pictures = await this.images.upload(reply);
      const note = readDraftNote(reply.draft);
      const messageId = note ? await this.complete(reply, note, pictures) : await this.post(reply, pictures);
      return { platformMessageId: messageId };
    } catch (error) {
      throw sendErrorOf(error);
    }
  }

  findSent(reply: OutgoingReply, known: readonly string[]): Promise<{ platformMessageId: string } | null> {
    return findSentReply(this.options.api, reply, known);
  }

  async recall({ platformMessageId }: PlatformMessageRef): Promise<void> {
    try {
      await this.options.api.recall(platformMessageId);
    } catch (error) {
      if (!isGone(error)) throw sendErrorOf(error);
    }
  }

  showWorking({ platformMessageId }: PlatformMessageRef): Promise<void> {
    return this.signs.show(platformMessageId);
  }

  hideWorking({ platformMessageId }: PlatformMessageRef): Promise<void> {
    return this.signs.hide(platformMessageId);
  }

  openDraft(reply: OutgoingReply, store: StoreDraft): Promise<ReplyDraft> {
    const { draftPauseMilliseconds: pauseMilliseconds, ...rest } = this.options;
    const options = { ...rest, pace: this.pace, ...(pauseMilliseconds !== undefined && { pauseMilliseconds }) };
    return openCardDraft(reply, store, options);
  }

  private async postFile(reply: OutgoingReply, file: ReplyFile): Promise<string> {
    const content = await uploadedFile(file, this.options.api);
    return (await this.sendFirstTaken(reply, [content], reply.sendKey)).messageId;
  }

  private async post(reply: OutgoingReply, pictures: readonly CardPicture[]): Promise<string> {
    return (await this.sendFirstTaken(reply, replyContents(reply, pictures), reply.sendKey)).messageId;
  }

  /** The card first, then the message that shows it: so the words are never seen unfinished for want of a second step. */
  private async complete(reply: OutgoingReply, note: DraftNote, pictures: readonly CardPicture[]): Promise<string> {
    const isComplete = await completeCard(reply, note, pictures, this.options);
    // Only now are its words on a message that is to be found by them.
    const shown = note.messageId ?? (await this.findOldDraft(reply, note));
    if (isComplete && shown !== null) return shown;
    if (isComplete) return this.showCard(reply, note, pictures);
    if (shown !== null) return this.replace(reply, shown, pictures);
    const sent = await this.sendFirstTaken(reply, plainContents(reply), reply.sendKey);
    // The key was known: what stands there is the draft, not what was sent just now.
    const type = sent.type ?? (await this.options.api.getMessage(sent.messageId))?.type;
    return type === 'interactive' ? this.replace(reply, sent.messageId, pictures) : sent.messageId;
  }

  private async showCard(reply: OutgoingReply, note: DraftNote, pictures: readonly CardPicture[]): Promise<string> {
    const byId: FeishuContent = { type: 'interactive', content: cardReference(note.cardId) };
    return (await this.sendFirstTaken(reply, [byId, ...replyContents(reply, pictures)], reply.sendKey)).messageId;
  }

  /** When the platform has forgotten the key by which the draft was shown, if it was. */
  private async findOldDraft(reply: OutgoingReply, note: DraftNote): Promise<string | null> {
    if (!isKeyForgotten(note, this.options.clock.now())) return null;
    return (await findSentReply(this.options.api, reply, []))?.platformMessageId ?? null;
  }

  /** In the place of a draft that cannot be completed; if that fails too, the draft goes and the reply comes anew. */
  private async replace(reply: OutgoingReply, messageId: string, pictures: readonly CardPicture[]): Promise<string> {
    if (await replaceCard(reply, messageId, pictures, this.options)) return messageId;
    await this.recall({ ...reply, platformMessageId: messageId });
    const key = createHash('sha256').update(`${reply.sendKey} anew`).digest('hex').slice(0, 40);
    return (await this.sendFirstTaken(reply, plainContents(reply), key)).messageId;
  }

  /** A form that the platform refuses as such is followed by a plainer one under the same key. */
  private async sendFirstTaken(
    { conversation, replyTo, sendKey }: OutgoingReply,
    contents: readonly FeishuContent[],
    uuid: string,
  ): Promise<SentMessage> {
    const { api, logger } = this.options;
    for (const [index, content] of contents.entries()) {
      try {
        const message = { ...content, uuid };
        return await (replyTo === '' ? api.create(conversation.id, message) : api.reply(replyTo, message));
      } catch (error) {
        if (!isCardRefusal(error) || index === contents.length - 1) throw error;
        const fields = { sendKey, form: content.type, error: sendErrorOf(error).message };
        logger.warn(fields, 'Feishu refuses this form of a reply; a plainer one is sent');
      }
    }
    throw new Error('A reply has at least one form');
  }
}

const plainContents = (reply: OutgoingReply): FeishuContent[] =>
  replyContents(reply, []).filter(({ type }) => type !== 'interactive');
