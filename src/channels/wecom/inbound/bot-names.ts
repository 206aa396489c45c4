export interface ReadText {
  /** Without the mentions of the robot. */
  text: string;
  /** Who else is mentioned. */
  others: string[];
  mentionsAll: boolean;
}

/** A mention ends with a blank, as the app writes it; an e-mail address is none. */
const MENTION = /(?<![\w.+-](?=[@＠][\w-]+\.))[@＠]([^\s\p{Punctuation}]{1,64})(?=\s|$)/gu;
const EVERYBODY: readonly string[] = ['所有人', 'all', 'everyone'];
const MOST_NAMES = 20;
/** Messages that must have mentioned one name alone: in a single one, words may stand right behind the name. */
const SIGHTINGS = 2;

/**
 * The platform delivers a group's messages only when they mention the robot, but marks no mention: `@name` is a part of
 * the text, and nothing tells the robot's name. It is known from the configuration, or learnt from a group's messages that
 * mention nobody else.
 */
export class BotNames {
  private readonly names: string[];
  private readonly isConfigured: boolean;
  private readonly seen = new Map<string, number>();

  constructor(configured: string | undefined) {
    this.names = configured === undefined ? [] : [configured];
    this.isConfigured = configured !== undefined;
  }

  /** What a member wrote to the robot; in a direct chat, where it need not be mentioned, a name may be anybody's. */
  read(text: string, { isDirect }: { isDirect: boolean }): ReadText {
    const names = mentionedIn(text);
    if (!this.isConfigured && !isDirect) this.learn(names);
    const rest = this.strip(text);
    const isKnown = this.names.length > 0;
    return {
      text: rest,
      // While the robot's name is not known, it may be any of them.
      others: isKnown ? mentionedIn(rest).filter((name) => !isEverybody(name)) : [],
      mentionsAll: names.some(isEverybody),
    };
  }

  /** What was written to anybody. */
  strip(text: string): string {
    return this.names.reduce(without, text).trim();
  }

  private learn(mentioned: readonly string[]): void {
    const [only, another] = new Set(mentioned);
    if (only === undefined || another !== undefined || isEverybody(only) || this.names.includes(only)) return;
    const count = (this.seen.get(only) ?? 0) + 1;
    this.seen.set(only, count);
    if (this.seen.size > MOST_NAMES) this.seen.delete(this.seen.keys().next().value ?? '');
    if (count < SIGHTINGS || this.names.length >= MOST_NAMES) return;
    this.names.push(only);
    this.names.sort((one, other) => other.length - one.length);
  }
}

const mentionedIn = (text: string): string[] => [...text.matchAll(MENTION)].map(([, name = '']) => name);

const isEverybody = (name: string): boolean => EVERYBODY.includes(name.toLowerCase());

const escapePattern = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Also where Chinese words stand right behind the name. */
function without(text: string, name: string): string {
  return text.replace(new RegExp(` ?[@＠]${escapePattern(name)}(?![A-Za-z0-9_])[\\s,，:：]*`, 'gu'), ' ');
}
