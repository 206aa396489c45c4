import { tableText } from './card-tables';
import { type Mention, showMentions } from './mentions';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads JSON, or gives undefined. */
export function readJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What a member sees of a message. Pictures and files show as `[image]`, `[file: name]`. */
export function visibleText(
  type: string,
  content: string,
  mentions: readonly Mention[] = [],
  cardOf: (cardId: string) => unknown = () => undefined,
): string {
  const body = readJson(content);
  if (!isObject(body)) return '';
  if (type === 'text') return showMentions(textOf(body.text), mentions);
  if (type === 'post') return showMentions(postText(body), mentions);
  if (type === 'image') return '[image]';
  if (type === 'file') return `[file: ${textOf(body.file_name)}]`;
  if (type !== 'interactive') return `[${type}]`;
  if (body.type === 'card' && isObject(body.data)) return cardText(cardOf(textOf(body.data.card_id)));
  if (body.type === 'template') return '[card template]';
  return cardText(body);
}

/** Page "发送消息内容", rich text: by language when written, without one when read. */
export function postOf(body: Json): Json {
  if (Array.isArray(body.content)) return body;
  const inLanguage = Object.values(body).find((value) => isObject(value) && Array.isArray(value.content));
  return isObject(inLanguage) ? inLanguage : {};
}

function postText(body: Json): string {
  const post = postOf(body);
  const lines = (Array.isArray(post.content) ? post.content : []).map((line: unknown) =>
    (Array.isArray(line) ? line : []).map(postElementText).join(''),
  );
  return [textOf(post.title), ...lines].filter((line) => line !== '').join('\n');
}

function postElementText(element: unknown): string {
  if (!isObject(element)) return '';
  if (element.tag === 'at') {
    const id = textOf(element.user_id);
    return id.startsWith('@_') ? id : `@${textOf(element.user_name) || id}`;
  }
  if (element.tag === 'img') return '[image]';
  if (element.tag === 'hr') return '---';
  return textOf(element.text);
}

const cardParts = ['header', 'title', 'subtitle', 'text', 'body', 'elements', 'columns', 'fields', 'actions', 'extra'];

/** All words of a card in reading order, a line for each piece. Covers JSON 1.0 and 2.0; not what a template holds. */
export function cardText(card: unknown): string {
  const pieces: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(walk);
    } else if (isObject(value)) {
      if (value.tag === 'img') pieces.push('[image]');
      else if (value.tag === 'table') pieces.push(tableText(value));
      else if (typeof value.content === 'string' && value.content !== '') pieces.push(value.content);
      for (const key of value.tag === 'table' ? [] : cardParts) walk(value[key]);
    }
  };
  walk(card);
  return pieces.join('\n');
}

/** All values below these keys, however deep. */
export function valuesUnder(value: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesUnder(item, keys));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    keys.includes(key) && typeof inner === 'string' ? [inner] : valuesUnder(inner, keys),
  );
}
