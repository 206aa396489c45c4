/** The platform's own way to show these characters in a card, from its page on rich text in cards. */
const entities: Readonly<Record<string, string>> = {
  '&': '&#38;',
  '<': '&#60;',
  '>': '&#62;',
  '*': '&#42;',
  _: '&#95;',
  '~': '&sim;',
  '`': '&#96;',
  '#': '&#35;',
  '!': '&#33;',
  '\\': '&#92;',
  '[': '&#91;',
  ']': '&#93;',
  $: '&#36;',
  '|': '&#124;',
};

/**
 * Words as they stand, for markdown of a card: no mention, link, picture, heading, tag or emoji code can come of them.
 * `[1]` marks, list items and line breaks stay what they are.
 */
export function escapeCardText(text: string): string {
  return text
    .replace(/\[(\d{1,3})\](?![([:])|&(?=#|\w+;)|[<>*_~`#!\\[\]$|]/g, (found, mark: string | undefined) =>
      mark === undefined ? (entities[found] ?? found) : found,
    )
    .replace(/:(?=\w+:)/g, '&#58;')
    .replace(/^[ \t]{2,}/gm, (indent) => '\u2003'.repeat(Math.min(4, Math.ceil(indent.length / 2))))
    .replace(/^([-=]{2,})[ \t]*$/gm, (line) => line.replace(/[-=]/g, (sign) => (sign === '-' ? '&#45;' : '&#61;')));
}

/** Words for a message without markup: a mention or a link written into them is not taken for one. */
export function escapePlainText(text: string): string {
  return text.replace(/<(?=\/?at\b)/gi, '\uff1c').replace(/\](?=\()/g, ']\u200b');
}
