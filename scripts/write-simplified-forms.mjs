// Writes src/text/simplified-forms.ts: which Chinese character is the simplified form of which, one to one. The facts are
// those of OpenCC's tables (the development dependency opencc-js), for Taiwan, Hong Kong and the rest.
//   node scripts/write-simplified-forms.mjs
import { writeFileSync } from 'node:fs';
import OpenCC from 'opencc-js';

const [FIRST, LAST] = [0x3400, 0x9fff];
const PAIRS_A_LINE = 40;

/** Simplified as it stands, though it once was the traditional form of another. */
const KEPT = new Set('么');
/** What the tables convert in words only (瞭解, 回覆), and forms of pronouns. */
const ADDED = new Map(Array.from('瞭覆藉甦妳牠', (character, place) => [character, Array.from('了复借苏你它')[place]]));

const converters = ['tw', 'hk', 't'].map((from) => OpenCC.Converter({ from, to: 'cn' }));
const simplerForm = (character) =>
  KEPT.has(character) ? undefined : (ADDED.get(character) ?? convertedForm(character));
const convertedForm = (character) =>
  converters.map((convert) => convert(character)).find((form) => form !== character && form.length === 1);

/** Follows a form that itself has a simpler one, so that converting twice changes nothing. */
function simplestForm(character) {
  const seen = new Set([character]);
  let form = character;
  for (;;) {
    const next = simplerForm(form);
    if (next === undefined || seen.has(next)) return form;
    seen.add(next);
    form = next;
  }
}

const pairs = [];
for (let code = FIRST; code <= LAST; code++) {
  const character = String.fromCharCode(code);
  const form = simplestForm(character);
  if (form !== character) pairs.push(character + form);
}
const lines = [];
for (let at = 0; at < pairs.length; at += PAIRS_A_LINE)
  lines.push(`  '${pairs.slice(at, at + PAIRS_A_LINE).join('')}',`);
writeFileSync(
  new URL('../src/text/simplified-forms.ts', import.meta.url),
  `/** ${pairs.length} pairs, the simplified form behind each. Written by scripts/write-simplified-forms.mjs from OpenCC's tables (Apache 2.0). */
export const SIMPLIFIED_FORMS = [
${lines.join('\n')}
].join('');
`,
);
console.log(`${pairs.length} pairs`);
