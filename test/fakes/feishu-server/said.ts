import { type Chat } from './chats';
import { imageKind } from './image-kind';
import { type Mention, takeMentions } from './mentions';
import { type Platform } from './platform';

type Json = Record<string, unknown>;

/**
 * What a member writes. People are named in text as `<at user_id="ou_…"></at>`, everybody with `all`. A post is what
 * readers get: `{ title, content: [[{ tag, … }]] }`; a card, too: `{ title, elements: [[{ tag, … }]] }`. Page
 * "接收消息内容结构".
 */
export type Said =
  | string
  | { post: Json }
  | { image: Buffer }
  | { file: Buffer; name: string }
  | { voice: Buffer; milliseconds: number }
  | { video: Buffer; name: string }
  | { sticker: Buffer }
  | { card: Json };

interface Written {
  type: string;
  content: string;
  mentions: Mention[];
}

/** The message's type and content, as readers get them. What it attaches is stored. */
export function contentOf(platform: Platform, chat: Chat, said: Said, mentionBot: boolean | string): Written {
  const nameOf = (openId: string) =>
    platform.chats.member(openId)?.name ??
    [...platform.apps.all.values()].find((bot) => bot.botOpenId === openId)?.botName;
  if (typeof said === 'string') {
    const appId = typeof mentionBot === 'string' ? mentionBot : [...chat.appIds][0];
    const bot = mentionBot === false || appId === undefined ? undefined : platform.apps.get(appId);
    const written = bot === undefined ? said : `<at user_id="${bot.botOpenId}"></at> ${said}`;
    const { text, mentions } = takeMentions(written, nameOf);
    return { type: 'text', content: JSON.stringify({ text }), mentions };
  }
  if ('post' in said) return postOf(platform, said.post, nameOf);
  const { type, content } = attachmentOf(platform, said);
  return { type, content: JSON.stringify(content), mentions: [] };
}

function attachmentOf(
  platform: Platform,
  said: Exclude<Said, string | { post: Json }>,
): { type: string; content: Json } {
  const file = (bytes: Buffer, name: string) => store(platform, 'file', bytes, name);
  if ('image' in said) return { type: 'image', content: { image_key: store(platform, 'image', said.image, 'image') } };
  if ('voice' in said) {
    const duration = said.milliseconds;
    return { type: 'audio', content: { file_key: file(said.voice, 'voice.opus'), duration } };
  }
  if ('video' in said) {
    const { video, name } = said;
    return { type: 'media', content: { file_key: file(video, name), file_name: name, image_key: '', duration: 1000 } };
  }
  if ('sticker' in said) return { type: 'sticker', content: { file_key: file(said.sticker, 'sticker') } };
  if ('card' in said) return { type: 'interactive', content: said.card };
  return { type: 'file', content: { file_key: file(said.file, said.name), file_name: said.name } };
}

function store(platform: Platform, kind: 'image' | 'file', bytes: Buffer, name: string): string {
  const contentType = (kind === 'image' ? imageKind(bytes)?.type : undefined) ?? 'application/octet-stream';
  return platform.files.add({ kind, bytes, name, contentType, appId: undefined }).key;
}

/** Pictures stand in a post as `{ tag: 'img', image: Buffer }`, people as `{ tag: 'at', user_id }`. */
function postOf(platform: Platform, post: Json, nameOf: (openId: string) => string | undefined): Written {
  const mentions: Mention[] = [];
  const content = ((post.content ?? []) as Json[][]).map((line) =>
    line.map((element) => {
      if (element.tag === 'img' && Buffer.isBuffer(element.image)) {
        return { tag: 'img', image_key: store(platform, 'image', element.image, 'image') };
      }
      if (element.tag !== 'at' || element.user_id === 'all') return element;
      const openId = String(element.user_id);
      const mention = { key: `@_user_${mentions.length + 1}`, openId, name: nameOf(openId) ?? openId };
      mentions.push(mention);
      return { tag: 'at', user_id: mention.key, user_name: mention.name };
    }),
  );
  return { type: 'post', content: JSON.stringify({ title: post.title ?? '', content }), mentions };
}
