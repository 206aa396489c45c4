/** Controls, directions, joiners and other characters that are not seen but change what is; halves of characters, too. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

/** Whether nothing of a text is hidden from its reader. */
export const isPlain = (text: string): boolean => text.search(unseen) === -1;

/** As it is drawn: on one line, with nothing that is not seen, at most 200 characters. */
export const plainText = (text: string): string =>
  text.slice(0, 400).replace(/\s/gu, ' ').replace(unseen, '').replace(/ {2,}/g, ' ').trim().slice(0, 200);

/** Whether a text holds a tag or an address, which no title needs. */
export const holdsMarkup = (text: string): boolean =>
  /<[a-z/!?]|[a-z][a-z0-9+.-]*:\/\/|www\.|\b(?:javascript|vbscript|data):/i.test(text);
