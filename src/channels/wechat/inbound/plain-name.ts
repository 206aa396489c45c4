const LONGEST_NAME = 60;
/** What the web protocol puts for an emoji, and other markup. */
const MARKUP = /<\/?[a-z][^<>]*>/gi;
/** Blanks, controls, halves of characters, and marks that nobody sees or that turn the direction of what stands beside them. */
const UNSEEN = /[\s\p{Cc}\p{Cs}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** A name as one short line, without what is not seen; a stranger wrote it. May come out empty. */
export function plainName(name: string): string {
  const line = name.slice(0, 1_000).replace(MARKUP, '').replace(UNSEEN, ' ').trim();
  return Array.from(line).slice(0, LONGEST_NAME).join('').trim();
}

/** A name for a member, the end of the id where they have none that can be seen. */
export const memberName = (name: string | undefined, memberId: string): string =>
  plainName(name ?? '') || memberId.slice(-6);
