/** Longer content is not looked into. */
const LONGEST = 100_000;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", '#39': "'" };

/** The text within the first `<name>` of what WeChat writes as XML; null when it has none. */
export function xmlValue(xml: string, name: string): string | null {
  const text = xml.slice(0, LONGEST);
  const start = new RegExp(`<${name}(?:\\s[^>]*)?>`).exec(text);
  if (!start) return null;
  const from = start.index + start[0].length;
  const end = text.indexOf(`</${name}>`, from);
  return end < 0 ? null : plain(text.slice(from, end));
}

/** The first attribute of that name; null when there is none. */
export function xmlAttribute(xml: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`).exec(xml.slice(0, LONGEST))?.[1];
  return found === undefined ? null : plain(found);
}

export const isXml = (text: string): boolean => /^\s*<(\?xml|msg|sysmsg|appmsg)\b/.test(text.slice(0, 200));

function plain(value: string): string {
  const cdata = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(value);
  if (cdata) return cdata[1] ?? '';
  return value.replace(/&(#39|[a-z]+);/g, (match, name: string) => entities[name] ?? match);
}
