import { refusals } from './api-error';
import { type App } from './apps';
import { checkTables } from './card-tables';
import { type Mention, takeMentions } from './mentions';
import { type Platform } from './platform';
import { postOf, readJson, valuesUnder } from './visible-text';

type Json = Record<string, unknown>;

/** Pages "发送消息" and "回复消息": 150 KB for text, 30 KB for cards and rich text. */
const largest: Record<string, number> = { text: 150 * 1024, post: 30 * 1024, interactive: 30 * 1024 };
const postTags = ['text', 'a', 'at', 'img', 'media', 'emotion', 'hr', 'code_block', 'md'];

export interface CheckedContent {
  content: string;
  mentions: Mention[];
  cardId?: string;
}

/**
 * Checks what a bot wants to send as page "发送消息内容" asks, and turns it into what readers get. Throws 230001 with the
 * words of page "如何解决 230001 错误" where it has some, 230025 beyond the size, 230099 for a card.
 */
export function checkContent(platform: Platform, app: App, type: unknown, content: unknown): CheckedContent {
  if (typeof type !== 'string' || !['text', 'post', 'image', 'file', 'interactive'].includes(type)) {
    throw refusals.parameter('invalid msg_type');
  }
  if (typeof content !== 'string' || content === '') throw refusals.parameter('content is empty');
  if (Buffer.byteLength(content) > (largest[type] ?? largest.text ?? 0)) throw refusals.tooLong();
  const body = readJson(content);
  if (typeof body !== 'object' || body === null) {
    throw refusals.parameter('content is not a string in json format');
  }
  const checks = { text: checkText, post: checkPost, image: checkImage, file: checkFile, interactive: checkCard };
  return checks[type as keyof typeof checks](platform, app, body as Json, content);
}

const namesIn = (platform: Platform) => (openId: string) =>
  platform.chats.member(openId)?.name ??
  [...platform.apps.all.values()].find((one) => one.botOpenId === openId)?.botName;

function checkText(platform: Platform, _app: App, body: Json): CheckedContent {
  if (typeof body.text !== 'string' || body.text === '') throw refusals.parameter('text content is empty');
  const { text, mentions } = takeMentions(body.text, namesIn(platform));
  return { content: JSON.stringify({ text }), mentions };
}

function checkPost(platform: Platform, app: App, body: Json): CheckedContent {
  const post = postOf(body);
  const lines = post.content;
  if (!Array.isArray(lines) || lines.length === 0) throw refusals.parameter('invalid message content');
  const mentions: Mention[] = [];
  const nameOf = namesIn(platform);
  const content = lines.map((line: unknown) => {
    if (!Array.isArray(line)) throw refusals.parameter('invalid message content');
    return line.map((element: Json) => readElement(element, mentions, nameOf));
  });
  checkPictures(platform, app, post);
  return { content: JSON.stringify({ title: post.title ?? '', content }), mentions };
}

function readElement(element: Json, mentions: Mention[], nameOf: (id: string) => string | undefined): Json {
  if (!postTags.includes(String(element.tag))) throw refusals.parameter('invalid message content');
  if (element.tag !== 'at' || element.user_id === 'all') {
    return element.tag === 'at' ? { ...element, user_id: '@_all' } : element;
  }
  const openId = String(element.user_id);
  const name = nameOf(openId) ?? '';
  const known = mentions.find((mention) => mention.openId === openId);
  const mention = known ?? { key: `@_user_${mentions.length + 1}`, openId, name };
  if (known === undefined) mentions.push(mention);
  return { ...element, user_id: mention.key, user_name: name };
}

function checkImage(platform: Platform, app: App, body: Json, content: string): CheckedContent {
  checkKey(platform, app, body.image_key, 'image_key');
  return { content, mentions: [] };
}

function checkFile(platform: Platform, app: App, body: Json): CheckedContent {
  const file = checkKey(platform, app, body.file_key, 'file_key');
  return { content: JSON.stringify({ file_key: file.key, file_name: file.name }), mentions: [] };
}

function checkCard(platform: Platform, app: App, body: Json, content: string): CheckedContent {
  if (body.type === 'card') {
    const cardId = String((body.data as Json | undefined)?.card_id);
    try {
      platform.cards.usable(app, cardId);
    } catch (problem) {
      throw refusals.cardContent(problem instanceof Error ? problem.message : 'card');
    }
    return { content, mentions: [], cardId };
  }
  if (body.type === 'template') return { content, mentions: [] };
  if (!Array.isArray(body.elements) && typeof body.body !== 'object' && typeof body.i18n_elements !== 'object') {
    throw refusals.cardContent('ErrCode: 200621; ErrMsg: parse card json err');
  }
  checkPictures(platform, app, body);
  checkTables(body);
  return { content, mentions: [] };
}

function checkPictures(platform: Platform, app: App, body: Json): void {
  for (const key of valuesUnder(body, ['image_key', 'img_key'])) {
    if (platform.files.get(key)?.appId !== app.appId) {
      throw refusals.cardContent('ErrCode: 200570; ErrMsg: card contains invalid image keys');
    }
  }
}

/** 230017 for what another app uploaded. */
function checkKey(platform: Platform, app: App, key: unknown, name: string) {
  const file = platform.files.get(String(key));
  if (file === undefined) throw refusals.parameter(`invalid ${name}`);
  if (file.appId !== app.appId) throw refusals.notOwnerOfResource();
  return file;
}
