const escapePattern = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `@name` of the bot, with a narrow or a wide at-sign, in any case, and what separates it from the words behind. */
function mentionPattern(botNames: readonly string[]): RegExp {
  const longestFirst = [...botNames].sort((left, right) => right.length - left.length);
  return new RegExp(`[@＠]\\s?(?:${longestFirst.map(escapePattern).join('|')})[\\s\\u2005,，:：]*`, 'giu');
}

/** Takes mentions of the bot out of the text, in any position. */
export const stripMentions = (text: string, botNames: readonly string[]): string =>
  text.replace(mentionPattern(botNames), ' ').trim();

/** For a channel whose platform does not tell. */
export const mentionsBot = (text: string, botNames: readonly string[]): boolean => mentionPattern(botNames).test(text);
