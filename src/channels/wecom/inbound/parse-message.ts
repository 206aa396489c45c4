import { createHash } from 'node:crypto';
import type { Attachment, MessageDetails, QuotedMessage } from '../../../core/message';
import { ADDRESS_MILLISECONDS, writeAttachmentKey } from './attachment-key';
import type { BotNames } from './bot-names';
import type { CallbackContent, MessageFrame } from './callback-frame';
import { conversationIdOf } from './conversation-id';
import type { SentReplies } from './sent-replies';

/** A message of a member, without what only our own settings tell. */
export interface ParsedMessage {
  platformMessageId: string;
  conversationId: string;
  memberId: string;
  text: string;
  /** Epoch milliseconds; null when the platform did not tell. */
  sentAt: number | null;
  details: MessageDetails;
}

export interface ParseContext {
  names: BotNames;
  sent: SentReplies;
  /** Epoch milliseconds. */
  now: number;
}

export function parseMessage({ body }: MessageFrame, { names, sent, now }: ParseContext): ParsedMessage {
  const { userid } = body.from;
  const conversationId = conversationIdOf({ chatid: body.chatid, userid });
  const isDirect = body.chattype !== 'group' && !body.chatid;
  const content = readContent(body, now);
  const { text, others, mentionsAll } = names.read(content.text, { isDirect });
  return {
    platformMessageId: body.msgid,
    conversationId,
    memberId: userid,
    text,
    sentAt: body.create_time ? millisecondsOf(body.create_time) : null,
    details: {
      kind: content.kind,
      attachments: content.attachments,
      quoted: body.quote ? readQuote(body.quote, { conversationId, names, sent, now }) : null,
      threadId: null,
      mentionsAll,
      mentionedOthers: others,
      isDirect,
    },
  };
}

interface Content {
  kind: MessageDetails['kind'];
  text: string;
  attachments: Attachment[];
}

/** Films, and kinds that came after this was written, have nothing that can be used. */
function readContent(content: CallbackContent, now: number): Content {
  const { text, image, mixed, voice, file } = content;
  switch (content.msgtype) {
    case 'text':
      return { kind: 'text', text: text?.content ?? '', attachments: [] };
    case 'voice':
      return { kind: 'voice', text: voice?.content ?? '', attachments: [] };
    case 'mixed':
      return readMixed(mixed?.msg_item ?? [], now);
    case 'image':
      return { kind: 'image', text: '', attachments: attachmentsOf('image', image, now) };
    case 'file':
      return { kind: 'file', text: '', attachments: attachmentsOf('file', file, now) };
    default:
      return { kind: 'other', text: '', attachments: [] };
  }
}

type Pieces = NonNullable<CallbackContent['mixed']>['msg_item'];

/** Words and pictures, each in their order. */
function readMixed(pieces: Pieces, now: number): Content {
  const words = pieces.flatMap(({ msgtype, text }) => (msgtype === 'text' && text ? [text.content.trim()] : []));
  return {
    kind: 'post',
    text: words.filter((line) => line !== '').join('\n'),
    attachments: pieces.flatMap(({ image }) => attachmentsOf('image', image, now)),
  };
}

function attachmentsOf(kind: Attachment['kind'], media: CallbackContent['image'], now: number): Attachment[] {
  if (!media) return [];
  const { url, aeskey, filename } = media;
  const key = writeAttachmentKey({ url, aeskey: aeskey ?? null, until: now + ADDRESS_MILLISECONDS });
  return [{ kind, key, name: filename ?? null }];
}

/** A quote bears no id: it has one of ours when the words are, else one that nothing else has. */
function readQuote(
  quote: CallbackContent,
  { conversationId, names, sent, now }: ParseContext & { conversationId: string },
): QuotedMessage {
  const { text: written, attachments } = readContent(quote, now);
  const text = names.strip(written);
  const ours = sent.find(conversationId, written);
  const id = ours ?? `quote:${createHash('sha256').update(JSON.stringify(quote)).digest('hex').slice(0, 32)}`;
  return {
    platformMessageId: id,
    rootPlatformMessageId: id,
    text: text === '' ? null : text,
    isFromBot: ours === null ? null : true,
    attachments,
  };
}

/** Callbacks bear seconds; a number too large for that is milliseconds. */
const millisecondsOf = (time: number): number => Math.floor(time > 1e11 ? time : time * 1000);
