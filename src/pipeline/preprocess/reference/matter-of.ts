import { matterStart } from '../../../text/message-opening';

const WIDE = /[\uff01-\uff5e]/g;
const WIDE_TO_NARROW = 0xfee0;

/** Where a text as written comes to its matter, behind greetings and "may I ask". */
export const matterOf = (text: string): number =>
  matterStart(
    text
      .replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDE_TO_NARROW))
      // Letters whose small form has another length stay: places have to be those of the text.
      .replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  );
