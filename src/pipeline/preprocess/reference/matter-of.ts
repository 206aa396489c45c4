import { matterStart } from '../../../text/message-opening';

const WIDE = /[\uff01-\uff5e]/g;
const WIDE_TO_NARROW = 0xfee0;
/** What people say while they think: "那个，…", "那个我想问一下…". */
const HESITATION =
  /^(?:(?:那个|这个|就是说?|然后|额|呃|嗯)[\s,，、。.…~]+|那个(?=我想|想|请问?)|[额呃嗯]+(?=我|想|请)){1,5}/u;

/** Where a text as written comes to its matter, behind hesitation, greetings and "may I ask". */
export function matterOf(text: string): number {
  const from = HESITATION.exec(text)?.[0].length ?? 0;
  const folded = text
    .slice(from)
    .replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDE_TO_NARROW))
    // Letters whose small form has another length stay: places have to be those of the text.
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return from + matterStart(folded);
}
