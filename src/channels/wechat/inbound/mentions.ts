/** WeChat puts it behind a name that it marks as mentioned. */
const AFTER_NAME = '\u2005';
const EVERYBODY = /@(所有人|all|everyone)(?=[\u2005\s]|$)/i;
const everybodyIds = new Set(['notify@all', 'announcement@all', '@all']);
/** A puppet that mentions so many means everybody. */
const MANY = 30;

export interface GivenMentions {
  text: string;
  /** Members whom the puppet tells to be mentioned. */
  ids: readonly string[];
  botId: string;
  /** The bot's names in the group. */
  botNames: readonly string[];
  nameOf: (memberId: string) => Promise<string>;
}

export interface Mentions {
  /** Without the mention of the bot. */
  text: string;
  mentionsBot: boolean;
  mentionsAll: boolean;
  others: readonly string[];
}

/** Whom a message in a group mentions: by what the puppet tells, else by the names in the text. */
export async function readMentions({ text, ids, botId, botNames, nameOf }: GivenMentions): Promise<Mentions> {
  const isToAll = ids.length > MANY || ids.some((id) => everybodyIds.has(id));
  const otherIds = isToAll ? [] : ids.filter((id) => id !== botId);
  const named = await Promise.all(otherIds.map(nameOf));
  const marked = [...text.matchAll(/@([^@\u2005\n]{1,60})\u2005/g)].map((match) => (match[1] ?? '').trim());
  const others = otherIds.length > 0 ? named : marked.filter((name) => !botNames.includes(name));
  // Somebody may bear the name.
  const saysAll = EVERYBODY.exec(text)?.[1];
  const mentionsAll = isToAll || (saysAll !== undefined && !named.includes(saysAll));
  const without = withoutBot(text, botNames);
  const mentionsBot = (ids.includes(botId) && !isToAll) || without !== text;
  return {
    text: mentionsBot ? without.trim() : text,
    mentionsBot,
    mentionsAll,
    others: others.filter((name) => name !== '' && !(mentionsAll && EVERYBODY.test(`@${name}`))),
  };
}

function withoutBot(text: string, botNames: readonly string[]): string {
  return botNames.reduce((rest, name) => {
    if (name === '') return rest;
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // Not within a word, as in an address.
    return rest.replace(new RegExp(`(?<![\\w.])@${escaped}(?:${AFTER_NAME}| |(?=[\\s，。？！,.?!:：]|$))`, 'g'), '');
  }, text);
}
