/** Formats that every browser shows. */
export const chatPictureFormats = ['jpg', 'png', 'webp', 'gif', 'bmp'] as const;
export type ChatPictureFormat = (typeof chatPictureFormats)[number];

/** Pictures that were posted on the chat page, as they came, kept as long as messages are. */
export interface ChatPictures {
  /** Resolves to its key, which tells nothing of the content; the same bytes always get the same. */
  put(bytes: Buffer, format: ChatPictureFormat): Promise<string>;
  /** Absolute path; null where it is not there any more, or the key is none. */
  find(key: string): Promise<string | null>;
  /** Removes what was put before then. @param before epoch milliseconds */
  prune(before: number): Promise<number>;
}
export const ChatPictures = Symbol('ChatPictures');
