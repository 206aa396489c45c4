import { SIMPLIFIED_FORMS } from './simplified-forms';

/** The simplified form by character code, 0 where there is none. */
const forms = new Uint16Array(0x10000);
for (let at = 0; at < SIMPLIFIED_FORMS.length; at += 2) {
  forms[SIMPLIFIED_FORMS.charCodeAt(at)] = SIMPLIFIED_FORMS.charCodeAt(at + 1);
}

const MOST_ARGUMENTS = 4096;

/**
 * Traditional characters as their usual simplified ones, one for one: 後 and 后 alike. For matching only: what people
 * wrote is shown as they wrote it. Texts without any come back as they are.
 */
export function simplify(text: string): string {
  const length = text.length;
  for (let at = 0; at < length; at++) {
    if (forms[text.charCodeAt(at)]) return simplifyFrom(text, at);
  }
  return text;
}

function simplifyFrom(text: string, first: number): string {
  const codes = new Uint16Array(text.length - first);
  for (let at = first; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const form = forms[code] as number;
    codes[at - first] = form === 0 ? code : form;
  }
  let simple = text.slice(0, first);
  for (let at = 0; at < codes.length; at += MOST_ARGUMENTS) {
    simple += String.fromCharCode(...codes.subarray(at, at + MOST_ARGUMENTS));
  }
  return simple;
}
