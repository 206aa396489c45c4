import { plainName } from './plain-name';
import { isXml, xmlValue } from './xml-values';

/** A quote as it stands within a message. */
export interface Quote {
  /** Name of who wrote what is quoted. */
  name: string;
  /** What is quoted, as far as it is told. */
  text: string;
  /** Where the puppet tells them; else null. */
  messageId: string | null;
  memberId: string | null;
}

const OPENING = /^\s*「([^：:\n]{0,80})[：:]/;
const SEPARATOR = /」[^\S\n]*\n[^\S\n]*(?:[-—－][^\S\n]?){5,}\n/g;

/**
 * Takes the quote out of a message. Most puppets write it as WeChat shows it, `「name：words」`, a line of dashes and the
 * message; some hand on the XML.
 * @returns null when the message quotes nothing
 */
export function readQuote(message: string): { quote: Quote; text: string } | null {
  if (isXml(message)) return readXmlQuote(message);
  const opening = OPENING.exec(message);
  const end = opening && separatorOf(message);
  if (!opening || !end) return null;
  const text = message.slice(opening[0].length, end.from).trim();
  const quote = { name: plainName(opening[1] ?? ''), text, messageId: null, memberId: null };
  return { quote, text: message.slice(end.to).trim() };
}

/** The one that ends the outermost quote: what is quoted may quote something itself. */
function separatorOf(message: string): { from: number; to: number } | null {
  const found = [...message.matchAll(SEPARATOR)].map(({ index, 0: all }) => ({ from: index, to: index + all.length }));
  return found.find(({ from }) => isBalanced(message.slice(0, from + 1))) ?? found[0] ?? null;
}

function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length;
  return count('「') === count('」');
}

function readXmlQuote(xml: string): { quote: Quote; text: string } | null {
  const referred = xmlValue(xml, 'refermsg');
  if (referred === null) return null;
  const quoted = xmlValue(referred, 'content') ?? '';
  const title = isXml(quoted) ? (xmlValue(quoted, 'title') ?? '') : quoted;
  const quote: Quote = {
    name: plainName(xmlValue(referred, 'displayname') ?? ''),
    text: title.trim(),
    messageId: idIn(referred, 'svrid'),
    memberId: idIn(referred, 'chatusr'),
  };
  return { quote, text: (xmlValue(xml.replace(/<refermsg>[\s\S]*<\/refermsg>/, ''), 'title') ?? '').trim() };
}

function idIn(xml: string, name: string): string | null {
  const id = xmlValue(xml, name)?.trim() ?? '';
  return id === '' ? null : id;
}
