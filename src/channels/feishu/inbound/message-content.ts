import type { Attachment, MessageDetails, SharedLink } from '../../../core/message';
import { readJsonObject } from '../read-json';
import { readCard } from './card-content';
import { type Mention, nameMentions } from './mentions';
import { readPost, textOf } from './post-content';

export interface MessageContent {
  kind: MessageDetails['kind'];
  text: string;
  attachments: readonly Attachment[];
  links?: readonly SharedLink[];
  mentionsAll: boolean;
}

/**
 * What a message says. A picture, a file, a sound or a sticker has no words, and a shared page has its own in its link.
 * @param type the platform's `message_type`
 * @param content JSON text, its shape by the type
 * @returns null when a text, post, image, file or sound is not what its type promises
 */
export function readContent(type: string, content: string, mentions: readonly Mention[]): MessageContent | null {
  const fields = readJsonObject(content);
  const plain = { attachments: [], mentionsAll: false };
  // Forwarded messages come as a line of text that is no JSON.
  if (!fields) return promising.includes(type) ? null : { kind: 'other', text: '', ...plain };
  const read: Read = readers[type] ?? readOther;
  const found = read(fields);
  if (!found) return null;
  return {
    kind: found.kind,
    text: nameMentions(found.text, mentions).trim(),
    attachments: found.attachments,
    ...(found.links && { links: found.links }),
    mentionsAll: /@_all(?!\w)/.test(found.text),
  };
}

/** What members mean to be read: without its content something is wrong. */
const promising: readonly string[] = ['text', 'post', 'image', 'file', 'audio'];

type Read = (fields: Readonly<Record<string, unknown>>) => Omit<MessageContent, 'mentionsAll'> | null;

const readers: Readonly<Record<string, Read>> = {
  text: ({ text }) => (typeof text === 'string' ? { kind: 'text', text, attachments: [] } : null),
  post: (fields) => {
    const post = readPost(fields);
    return post && { kind: 'post', ...post };
  },
  image: ({ image_key: key }) => attachment('image', key, null),
  file: ({ file_key: key, file_name: name }) => attachment('file', key, typeof name === 'string' ? name : null),
  audio: ({ file_key: key, duration }) => voice(key, duration),
  // The platform gives neither of them out.
  sticker: () => ({ kind: 'sticker', text: '', attachments: [] }),
  folder: () => ({ kind: 'other', text: '', attachments: [] }),
  interactive: (fields) => {
    const { title, links } = readCard(fields);
    return links.length > 0
      ? { kind: 'link', text: '', attachments: [], links }
      : { kind: 'other', text: title, attachments: [] };
  },
};

function attachment(kind: Attachment['kind'], key: unknown, name: string | null): ReturnType<Read> {
  return typeof key === 'string' && key !== '' ? { kind, text: '', attachments: [{ kind, key, name }] } : null;
}

/** @param duration milliseconds, where the platform tells them */
function voice(key: unknown, duration: unknown): ReturnType<Read> {
  if (typeof key !== 'string' || key === '') return null;
  const seconds = typeof duration === 'number' && duration > 0 ? duration / 1000 : null;
  return { kind: 'voice', text: '', attachments: [{ kind: 'voice', key, name: null, seconds }] };
}

/** Films, shared chats, calls, votes, places, dates: whatever words they bear. */
function readOther(fields: Readonly<Record<string, unknown>>) {
  const { title, topic, name, summary, file_key: key, file_name: fileName } = fields;
  const text = [title, topic, name, summary].map(textOf).find((value) => value !== '') ?? '';
  const isFile = typeof key === 'string' && key !== '';
  const attachments: Attachment[] = isFile ? [{ kind: 'file', key, name: textOf(fileName) || null }] : [];
  return { kind: 'other' as const, text, attachments };
}
