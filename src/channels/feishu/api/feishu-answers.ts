import { z } from 'zod';
import type {
  FeishuBot,
  FeishuChat,
  FeishuMember,
  FeishuMessage,
  FeishuReaction,
  FeishuResource,
  SentMessage,
} from './feishu-api';

// What the platform answers, read loosely: a field that it adds, leaves out or empties breaks nothing.
const id = z
  .string()
  .nullish()
  .transform((value) => (value === '' ? null : (value ?? null)));
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

function pageOf<Item extends z.ZodType>(item: Item) {
  return z
    .object({ items: z.array(item).nullish(), has_more: z.boolean().nullish(), page_token: id })
    .transform((raw) => ({ items: raw.items ?? [], nextPage: raw.has_more === true ? raw.page_token : null }));
}

const message = z
  .object({
    message_id: z.string(),
    root_id: id,
    parent_id: id,
    thread_id: id,
    chat_id: id,
    msg_type: text,
    create_time: z.coerce.number().nullish(),
    deleted: z.boolean().nullish(),
    sender: z.object({ id, sender_type: id }).nullish(),
    body: z.object({ content: text }).nullish(),
    mentions: z.array(z.object({ key: text, id: text, name: text })).nullish(),
  })
  .transform((raw): FeishuMessage => ({
    messageId: raw.message_id,
    rootId: raw.root_id,
    parentId: raw.parent_id,
    threadId: raw.thread_id,
    chatId: raw.chat_id,
    type: raw.msg_type,
    content: raw.body?.content ?? '',
    senderId: raw.sender?.id ?? null,
    senderType: senderTypeOf(raw.sender?.sender_type),
    mentions: raw.mentions ?? [],
    sentAt: raw.create_time ?? 0,
    isDeleted: raw.deleted === true,
  }));

const senderTypeOf = (type: string | null | undefined): FeishuMessage['senderType'] =>
  type === 'user' || type === 'app' ? type : 'other';

export const messagePage = pageOf(message);

export const sentMessage = z
  .object({ message_id: z.string(), msg_type: id })
  .transform((raw): SentMessage => ({ messageId: raw.message_id, type: raw.msg_type }));

export const memberPage = pageOf(
  z
    .object({ member_id: z.string(), name: text })
    .transform((raw): FeishuMember => ({ id: raw.member_id, name: raw.name })),
);

export const reactionPage = pageOf(
  z
    .object({
      reaction_id: z.string(),
      operator: z.object({ operator_id: text, operator_type: text }).nullish(),
      reaction_type: z.object({ emoji_type: text }).nullish(),
    })
    .transform((raw): FeishuReaction => ({
      reactionId: raw.reaction_id,
      emojiType: raw.reaction_type?.emoji_type ?? '',
      operatorId: raw.operator?.operator_id ?? '',
      operatorType: raw.operator?.operator_type ?? '',
    })),
);

export const addedReaction = z
  .object({ reaction_id: z.string() })
  .transform((raw) => ({ reactionId: raw.reaction_id }));

export const chat = z
  .object({ name: text, chat_mode: id, group_message_type: id })
  .transform((raw): FeishuChat => ({ name: raw.name, mode: raw.chat_mode, groupMessageType: raw.group_message_type }));

/** This one call answers beside `data`. */
export const botAnswer = z
  .object({ bot: z.object({ open_id: z.string(), app_name: text, activate_status: z.number().nullish() }) })
  .transform(({ bot }): FeishuBot => ({
    openId: bot.open_id,
    name: bot.app_name,
    activateStatus: bot.activate_status ?? null,
  }));

export const uploadedImage = z.object({ image_key: z.string() }).transform((raw) => raw.image_key);

export const uploadedFile = z.object({ file_key: z.string() }).transform((raw) => raw.file_key);

const header = z.string().nullish().catch(null);

/** A file with its headers. */
export const resource = z
  .object({
    data: z.instanceof(Buffer),
    headers: z.looseObject({ 'content-type': header, 'content-disposition': header }),
  })
  .transform(({ data, headers }): FeishuResource => ({
    bytes: data,
    mediaType: headers['content-type']?.replace(/;.*/, '').trim().toLowerCase() ?? null,
    name: fileNameIn(headers['content-disposition'] ?? ''),
  }));

/** RFC 6266, as far as the platform uses it. */
function fileNameIn(disposition: string): string | null {
  const found = /filename="([^"]*)"|filename=([^;]+)/i.exec(disposition);
  const name = (found?.[1] ?? found?.[2] ?? '').trim();
  try {
    return decodeURIComponent(name) || null;
  } catch {
    return name;
  }
}

export const createdCard = z.object({ card_id: z.string() }).transform((raw) => raw.card_id);
