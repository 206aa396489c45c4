import type { RecentMessage } from '../inbound/recent-messages';

/** WeChat puts it behind a name that it marks as mentioned. */
const AFTER_NAME = '\u2005';
const QUOTED_CHARACTERS = 20;
const EVERYBODY = /^(所有人|all|everyone)$/i;
const LEAD = /^@[^\n]{1,60}?[\u2005 ](?:「[^\n]{0,40}」)?\n/;

/** The line before an answer in a group that says whom and what it answers; empty where that is not known. */
export function leadLine(asked: RecentMessage | null): string {
  if (!asked) return '';
  const name = harmless(asked.name).trim();
  // A member may be called like everybody; nobody else is to be called for that.
  if (name === '' || EVERYBODY.test(name)) return '';
  const words = harmless(asked.text.replace(/[\s\p{Cc}「」]+/gu, ' ')).trim();
  const characters = Array.from(words);
  const start = characters.slice(0, QUOTED_CHARACTERS).join('');
  const quote = words === '' ? '' : `「${start}${characters.length > QUOTED_CHARACTERS ? '…' : ''}」`;
  return `@${name}${AFTER_NAME}${quote}\n`;
}

/** Our own message without that line. */
export const withoutLead = (text: string): string => text.replace(LEAD, '');

const harmless = (text: string): string => text.replace(/[@＠]/g, '');
