import type { SaxesParser } from 'saxes';
import { ReadFault } from './parsed-document';

/** An element of a small XML part; names without their prefix. An attribute with a prefix has both names. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text?(text: string): void;
}

const MOST_ELEMENTS = 3_000_000;
const DEEPEST = 400;
/** Handed to the parser at a time. */
const CHUNK = 1 << 16;

/**
 * Reads XML as a stream of events; names without their prefix. Entities of the document's own and outside ones are
 * refused, not resolved. Throws `ReadFault`.
 */
export async function readXml(bytes: Uint8Array, handlers: XmlHandlers): Promise<void> {
  const { SaxesParser } = await import('saxes');
  const parser: SaxesParser = new SaxesParser();
  let [elements, depth] = [0, 0];
  parser.on('error', () => {
    throw new ReadFault('damaged');
  });
  parser.on('doctype', (declaration) => {
    if (/<!ENTITY|SYSTEM|PUBLIC/.test(declaration)) throw new ReadFault('outside-reference');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > MOST_ELEMENTS || ++depth > DEEPEST) throw new ReadFault('unpacked-too-large');
    handlers.open(localName(name), withLocalNames(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handlers.close(localName(name));
  });
  const takeText = (text: string): void => {
    handlers.text?.(text);
  };
  parser.on('text', takeText);
  parser.on('cdata', takeText);
  const source = decodeXml(bytes);
  for (let at = 0; at < source.length; at += CHUNK) parser.write(source.slice(at, at + CHUNK));
  parser.close();
}

/** Reads a part that is small enough to be held as a tree. */
export async function parseXml(bytes: Uint8Array): Promise<XmlElement> {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  await readXml(bytes, {
    open(name, attributes) {
      const element = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close() {
      open.pop();
    },
    text(text) {
      open.at(-1)?.children.push(text);
    },
  });
  const top = root.children.find((child): child is XmlElement => typeof child !== 'string');
  if (!top) throw new ReadFault('damaged');
  return top;
}

export const elementsOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== 'string');

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && elementsOf(element).find((child) => child.name === name);

export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element ? elementsOf(element).filter((child) => child.name === name) : [];

/** All below it with one of the names, outermost first; what is below a match is not looked into. */
export function descendantsOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement[] {
  if (!element) return [];
  return elementsOf(element).flatMap((child) =>
    names.includes(child.name) ? [child] : descendantsOf(child, ...names),
  );
}

export const textOfXml = (element: XmlElement | undefined): string =>
  element ? element.children.map((child) => (typeof child === 'string' ? child : textOfXml(child))).join('') : '';

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function withLocalNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const name in attributes) {
    result[name] = attributes[name] ?? '';
    result[localName(name)] ??= attributes[name] ?? '';
  }
  return result;
}

/** The relationship that an element points to, such as `r:id`. */
export const relationOf = ({ attributes }: Pick<XmlElement, 'attributes'>, kind = 'id'): string | undefined =>
  Object.entries(attributes).find(([name]) => name.endsWith(`:${kind}`))?.[1];

function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const declared = /^<\?xml[^>]{0,200}?encoding=["']([\w.-]{1,40})["']/.exec(
    Buffer.from(bytes.subarray(0, 300)).toString('latin1'),
  )?.[1];
  const label = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : (declared ?? 'utf-8');
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
