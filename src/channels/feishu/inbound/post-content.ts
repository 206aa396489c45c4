import type { Attachment } from '../../../core/message';
import { asObject } from '../read-json';
import { mentionsAll } from './mentions';

type Fields = Readonly<Record<string, unknown>>;

export interface PostContent {
  /** With mentions by their keys. */
  text: string;
  attachments: Attachment[];
}

/** Rich text as plain text. What the platform delivers is bare; what was sent may stand under a language. */
export function readPost(content: Fields): PostContent | null {
  const post = inLanguage(content);
  if (!post) return null;
  const attachments: Attachment[] = [];
  const lines = (post.content as unknown[]).flatMap((line) => {
    if (!Array.isArray(line)) return [];
    return [line.map((element) => readElement(asObject(element) ?? {}, attachments)).join('')];
  });
  const all = [textOf(post.title), ...lines].filter((line) => line.trim() !== '');
  return { text: all.join('\n'), attachments };
}

function inLanguage(content: Fields): Fields | null {
  const inner = asObject(content.post) ?? content;
  const candidates = [inner, inner.zh_cn, inner.en_us, inner.ja_jp, ...Object.values(inner)];
  return candidates.map(asObject).find((candidate) => Array.isArray(candidate?.content)) ?? null;
}

/** Its words; what it attaches is added to the list. */
function readElement(element: Fields, attachments: Attachment[]): string {
  const text = textOf(element.text);
  switch (element.tag) {
    case 'a':
      return linkOf(text, textOf(element.href));
    case 'at':
      return mentionOf(element);
    case 'img':
      attach('image', element.image_key, attachments);
      return '';
    case 'media':
      attach('file', element.file_key, attachments);
      return '';
    case 'emotion':
      return `[${textOf(element.emoji_type)}]`;
    case 'code_block':
      return `\n\`\`\`${textOf(element.language).toLowerCase()}\n${text.trimEnd()}\n\`\`\``;
    case 'hr':
      return '---';
    default:
      return text;
  }
}

/** As the platform writes links in plain messages. */
function linkOf(text: string, href: string): string {
  return href === '' || text === href ? text : `[${text === '' ? href : text}](${href})`;
}

function mentionOf(element: Fields): string {
  const key = textOf(element.user_id);
  if (mentionsAll(key)) return '@_all ';
  return /^@_user_\d+$/.test(key) ? `${key} ` : `@${textOf(element.user_name)} `;
}

function attach(kind: Attachment['kind'], key: unknown, attachments: Attachment[]): void {
  if (typeof key === 'string' && key !== '') attachments.push({ kind, key, name: null });
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
