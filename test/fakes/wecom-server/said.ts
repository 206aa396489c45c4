import type { MediaFiles } from './media-files';

/** What a member sends; one of the kinds. */
export interface Words {
  text?: string;
  /** Words and pictures in their order. */
  mixed?: readonly (string | Buffer)[];
  image?: Buffer;
  /** What the platform wrote down of a sound. */
  voice?: string;
  file?: { name: string; bytes: Buffer };
  video?: Buffer;
  /** A kind that is on no page. */
  unknown?: string;
}

export interface Said extends Words {
  /** Of a group; absent in a member's own chat with the robot. */
  chatid?: string;
  /** The member's id. */
  from: string;
  quote?: Words;
  /** False: the at-sign and the robot's name stand in `text` already. */
  mention?: boolean;
  msgid?: string;
  /** Epoch milliseconds; null leaves it out, as callbacks of messages may. */
  createdAt?: number | null;
}

interface Writing {
  media: MediaFiles;
  /** Of a file on the server. */
  urlOf: (id: string) => string;
  /** Put before the words; empty in a direct chat. */
  mention: string;
}

/** The fields of a callback's body that hold what was said; page `path/100719`. */
export function contentOf(words: Words, { media, urlOf, mention }: Writing): Record<string, unknown> {
  const fileOf = (bytes: Buffer, name?: string) => {
    const { id, aeskey } = media.offer(bytes, name);
    return { url: urlOf(id), aeskey, ...(name !== undefined && { filename: name }) };
  };
  if (words.mixed) {
    const pieces = mention === '' ? words.mixed : withMention(words.mixed, mention);
    const items = pieces.map((piece) =>
      typeof piece === 'string'
        ? { msgtype: 'text', text: { content: piece } }
        : { msgtype: 'image', image: fileOf(piece) },
    );
    return { msgtype: 'mixed', mixed: { msg_item: items } };
  }
  if (words.text !== undefined) return { msgtype: 'text', text: { content: `${mention}${words.text}` } };
  if (mention !== '') throw new Error('A group delivers what mentions the robot: a text, or pictures with a text');
  if (words.image) return { msgtype: 'image', image: fileOf(words.image) };
  if (words.voice !== undefined) return { msgtype: 'voice', voice: { content: words.voice } };
  if (words.file) return { msgtype: 'file', file: fileOf(words.file.bytes, words.file.name) };
  if (words.video) return { msgtype: 'video', video: fileOf(words.video) };
  return { msgtype: words.unknown ?? 'unknown', [words.unknown ?? 'unknown']: {} };
}

/** Before the first words; pictures alone cannot mention anybody. */
function withMention(pieces: readonly (string | Buffer)[], mention: string): (string | Buffer)[] {
  const first = pieces.findIndex((piece) => typeof piece === 'string');
  if (first === -1) return [mention, ...pieces];
  return pieces.map((piece, index) => (index === first ? `${mention}${piece as string}` : piece));
}
