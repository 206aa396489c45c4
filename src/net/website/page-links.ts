import { html, type Token, Tokenizer, TokenizerMode } from 'parse5';

export interface PageLinks {
  /** As they are written. */
  links: string[];
  base: string | null;
  /** False where the page asks programs not to take it in, or not to follow its links. */
  isIndexed: boolean;
  isFollowed: boolean;
}

const MOST_LINKS = 5000;
/** Their content is no markup. */
const MODES = new Map<number, (typeof TokenizerMode)[keyof typeof TokenizerMode]>([
  [html.TAG_ID.SCRIPT, TokenizerMode.SCRIPT_DATA],
  [html.TAG_ID.STYLE, TokenizerMode.RAWTEXT],
  [html.TAG_ID.TEXTAREA, TokenizerMode.RCDATA],
  [html.TAG_ID.TITLE, TokenizerMode.RCDATA],
]);

/** Reads the tags one after the other and builds nothing, so that no page is costly. */
export function linksOf(page: string): PageLinks {
  const found: PageLinks = { links: [], base: null, isIndexed: true, isFollowed: true };
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag(token) {
        tokenizer.state = MODES.get(token.tagID) ?? TokenizerMode.DATA;
        tokenizer.lastStartTagName = token.tagName;
        take(token, found);
      },
      onEndTag: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    },
  );
  tokenizer.write(page, true);
  return found;
}

function take(token: Token.TagToken, found: PageLinks): void {
  const valueOf = (name: string): string => token.attrs.find((one) => one.name === name)?.value.trim() ?? '';
  if (token.tagName === 'base') found.base ??= valueOf('href') || null;
  if (token.tagName === 'meta' && /^(robots|fennelbean)$/i.test(valueOf('name'))) {
    const rules = valueOf('content').toLowerCase();
    if (/\b(noindex|none)\b/.test(rules)) found.isIndexed = false;
    if (/\b(nofollow|none)\b/.test(rules)) found.isFollowed = false;
  }
  const isLink = token.tagName === 'a' || token.tagName === 'area';
  if (!isLink || found.links.length >= MOST_LINKS || /\bnofollow\b/i.test(valueOf('rel'))) return;
  const link = valueOf('href');
  if (link !== '' && !link.startsWith('#')) found.links.push(link);
}
