const mention = /@\s?(?:fennelbean|机器人)/i;

/** True when the text itself calls the bot. */
export function writtenMention(text: string): boolean {
  return mention.test(text);
}
