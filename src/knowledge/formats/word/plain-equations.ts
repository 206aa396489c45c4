import { parseXml } from '../xml';
import { readEquation } from './read-equation';

const OPEN = /<([\w-]+):(oMathPara|oMath)(?=[\s>])[^>]*>/g;

/** Puts LaTeX as ordinary words in place of each equation, which the library for Word would leave out. */
export async function withPlainEquations(part: Uint8Array): Promise<Uint8Array> {
  const xml = new TextDecoder().decode(part);
  if (!xml.includes(':oMath')) return part;
  const run = prefixOf(xml);
  const out: string[] = [];
  let at = 0;
  OPEN.lastIndex = 0;
  for (let open = OPEN.exec(xml); open; open = OPEN.exec(xml)) {
    const [, prefix = '', name = ''] = open;
    const closing = `</${prefix}:${name}>`;
    const end = xml.indexOf(closing, open.index);
    if (end < 0) break;
    const equation = readEquation(await parseXml(Buffer.from(xml.slice(open.index, end + closing.length))));
    const sign = name === 'oMathPara' ? '$$' : '$';
    const words = equation === '' ? '' : ` ${sign}${escaped(equation)}${sign} `;
    out.push(xml.slice(at, open.index), `<${run}:r><${run}:t xml:space="preserve">${words}</${run}:t></${run}:r>`);
    at = end + closing.length;
    OPEN.lastIndex = at;
  }
  return Buffer.from(out.join('') + xml.slice(at));
}

/** The prefix that this document gives the elements of Word. */
const prefixOf = (xml: string): string => /<([\w-]+):document[\s>]/.exec(xml)?.[1] ?? 'w';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
