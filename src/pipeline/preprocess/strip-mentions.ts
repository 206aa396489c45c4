const escapePattern = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Takes `@name` of the bot out of the text, in any position, with a narrow or a wide at-sign, in any case. */
export function stripMentions(text: string, botNames: readonly string[]): string {
  const longestFirst = [...botNames].sort((left, right) => right.length - left.length);
  const pattern = new RegExp(`[@＠]\\s?(?:${longestFirst.map(escapePattern).join('|')})[\\s\\u2005,，:：]*`, 'giu');
  return text.replace(pattern, ' ').trim();
}
