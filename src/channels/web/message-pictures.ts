import type { Message, MessageDetails } from '../../core/message';

/** What the page tells of a message beside its words. @param keys of its pictures; each counts once */
export const withPictures = (text: string, keys: readonly string[]): MessageDetails => ({
  kind: text.trim() === '' ? 'image' : 'post',
  attachments: [...new Set(keys)].map((key) => ({ kind: 'image', key, name: null })),
  quoted: null,
  threadId: null,
  mentionsAll: false,
  mentionedOthers: [],
  isDirect: false,
});

/** Keys of its pictures, in their order. */
export const picturesOf = ({ details }: Pick<Message, 'details'>): string[] =>
  (details?.attachments ?? []).filter(({ kind }) => kind === 'image').map(({ key }) => key);
