import type { Attachment, MessageDetails } from '../../../core/message';
import { readJsonObject } from '../read-json';
import { type Mention, nameMentions } from './mentions';
import { readPost, textOf } from './post-content';

export interface MessageContent {
  kind: MessageDetails['kind'];
  text: string;
  attachments: readonly Attachment[];
  mentionsAll: boolean;
}

/**
 * What a message says. A picture, a file or a sound has no words.
 * @param type the platform's `message_type`
 * @param content JSON text, its shape by the type
 * @returns null when a text, post, image or file is not what its type promises
 */
export function readContent(type: string, content: string, mentions: readonly Mention[]): MessageContent | null {
  const fields = readJsonObject(content);
  const plain = { attachments: [], mentionsAll: false };
  // Forwarded messages come as a line of text that is no JSON.
  if (!fields) return type in readers ? null : { kind: 'other', text: '', ...plain };
  const read = readers[type] ?? readOther;
  const found = read(fields);
  if (!found) return null;
  return {
    kind: found.kind,
    text: nameMentions(found.text, mentions).trim(),
    attachments: found.attachments,
    mentionsAll: /@_all(?!\w)/.test(found.text),
  };
}

type Read = (fields: Readonly<Record<string, unknown>>) => Omit<MessageContent, 'mentionsAll'> | null;

const readers: Readonly<Record<string, Read>> = {
  text: ({ text }) => (typeof text === 'string' ? { kind: 'text', text, attachments: [] } : null),
  post: (fields) => {
    const post = readPost(fields);
    return post && { kind: 'post', ...post };
  },
  image: ({ image_key: key }) => attachment('image', key, null),
  file: ({ file_key: key, file_name: name }) => attachment('file', key, typeof name === 'string' ? name : null),
};

function attachment(kind: Attachment['kind'], key: unknown, name: string | null): ReturnType<Read> {
  return typeof key === 'string' && key !== '' ? { kind, text: '', attachments: [{ kind, key, name }] } : null;
}

/** Sounds, films, stickers, shared chats, calls, votes, places: whatever words they bear. */
function readOther({ title, topic, name, file_key: key, file_name: fileName }: Readonly<Record<string, unknown>>) {
  const text = [title, topic, name].map(textOf).find((value) => value !== '') ?? '';
  const isFile = typeof key === 'string' && key !== '';
  const attachments: Attachment[] = isFile ? [{ kind: 'file', key, name: textOf(fileName) || null }] : [];
  return { kind: 'other' as const, text, attachments };
}
