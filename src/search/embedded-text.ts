import { createHash } from 'node:crypto';
import type { SourcedPassage } from '../core/knowledge';

/** Of a text that is embedded, in characters: more than most models read, less than any refuses in a list. */
const LONGEST = 2000;
/** No passage id holds it. */
const SEPARATOR = '~';

/** What stands for a passage's meaning: its title and headings along with its text. */
export function embeddedText({
  documentTitle,
  headingPath,
  text,
}: Pick<SourcedPassage, 'documentTitle' | 'headingPath' | 'text'>): string {
  const headings = headingPath[0] === documentTitle ? headingPath : [documentTitle, ...headingPath];
  return `${headings.join(' / ')}\n${text}`.slice(0, LONGEST);
}

/** A record is named after the passage and what was embedded of it, so that the store itself tells what is out of date. */
export const recordIdOf = (passageId: string, embedded: string): string =>
  `${passageId}${SEPARATOR}${createHash('sha256').update(embedded).digest('base64url').slice(0, 10)}`;

export const passageIdOf = (recordId: string): string => recordId.slice(0, recordId.lastIndexOf(SEPARATOR));
