/** Someone whom a message mentions. */
export interface Mention {
  /** What stands for them in the text: `@_user_1`. */
  key: string;
  name: string;
  isBot: boolean;
}

/** The platform's key for everybody; it is seldom among the mentions of a message. */
const ALL = '@_all';
const EVERYBODY = '所有人';

export const mentionsAll = (key: string): boolean => key === ALL || key === 'all';

/** The keys in a text replaced by names; the bot's own is left out. */
export function nameMentions(text: string, mentions: readonly Mention[]): string {
  const byKey = new Map(mentions.map((mention) => [mention.key, mention]));
  return text.replace(/(@_user_\d+|@_all)(?![\w]) ?/g, (match, key: string) => {
    const space = match.endsWith(' ') ? ' ' : '';
    if (key === ALL) return `@${EVERYBODY}${space}`;
    const mention = byKey.get(key);
    if (!mention) return match;
    return mention.isBot ? '' : `@${mention.name}${space}`;
  });
}

const LONGEST_NAME = 60;
/** Blanks, controls, and marks that turn the direction of what stands beside them. */
const UNSEEN = /[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** A name as one short line; a stranger wrote it. */
export function plainName(name: string): string {
  return Array.from(name.replace(UNSEEN, ' ').trim()).slice(0, LONGEST_NAME).join('');
}
