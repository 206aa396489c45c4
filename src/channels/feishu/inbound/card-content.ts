import type { SharedLink } from '../../../core/message';
import { asObject } from '../read-json';
import { textOf } from './post-content';

type Fields = Readonly<Record<string, unknown>>;

export interface CardContent {
  /** Empty when it has none. */
  title: string;
  /** Its words without the title, a line for each piece. */
  text: string;
  links: readonly SharedLink[];
}

/** Cards are at most 30 KB; what is deeper or more than this was made for another purpose than to be read. */
const DEEPEST = 20;
const MAX_LINKS = 5;
const LONGEST_DESCRIPTION = 2_000;
const LONGEST_ADDRESS = 2_000;
/** What stands in the place of a card that the platform does not show to programs. */
const PLACEHOLDER = '请升级至最新版本客户端';
/** Elements that ask for something instead of saying it. */
const controls = new Set(['form', 'input', 'select_static', 'multi_select_static', 'overflow', 'date_picker']);
const inline = new Set(['text', 'a', 'at', 'emotion']);
/** Where words stand within an element, in reading order. */
const parts = ['header', 'title', 'subtitle', 'text', 'fields', 'columns', 'elements', 'body', 'actions'] as const;

/**
 * A card as words and links. It comes in three shapes: as events bear it, with lines of elements like rich text, and as
 * it was written, in card JSON 1.0 or 2.0. Pages: "接收消息内容结构", "卡片 JSON 结构".
 */
export function readCard(card: Fields): CardContent {
  const found = new Map<string, string>();
  addLink(found, asObject(card.card_link)?.url, '');
  const heading = asObject(asObject(card.header)?.title)?.content;
  const title = plain(textOf(card.title) || textOf(heading)).trim();
  const elements = card.elements ?? Object.values(asObject(card.i18n_elements) ?? {})[0];
  const lines = linesOf({ elements, body: card.body }, found).filter(
    (line) => line !== '' && !line.startsWith(PLACEHOLDER),
  );
  const text = lines.join('\n');
  const description = text === '' ? null : text.slice(0, LONGEST_DESCRIPTION);
  const links = [...found].map(([url, label]) => ({ url, title: title || label || null, description }));
  return { title, text, links };
}

function linesOf(value: unknown, links: Map<string, string>, depth = 0): string[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return joined(value, links, depth);
  const element = asObject(value);
  if (!element || controls.has(textOf(element.tag))) return [];
  if (element.tag === 'button') {
    addButton(links, element);
    return [];
  }
  const content = plain(textOf(element.content));
  for (const [, label = '', url] of content.matchAll(/\[([^\]]*)\]\((https?:[^)\s]+)\)/g)) addLink(links, url, label);
  return [content.trim(), ...parts.flatMap((part) => linesOf(element[part], links, depth + 1))];
}

/** Words that stand in one line, such as a link within a text, are put together. */
function joined(items: readonly unknown[], links: Map<string, string>, depth: number): string[] {
  const lines: string[] = [];
  let isOpen = false;
  for (const item of items) {
    const element = asObject(item);
    if (!element || !inline.has(textOf(element.tag))) {
      lines.push(...linesOf(item, links, depth + 1));
      isOpen = false;
      continue;
    }
    if (element.tag === 'a') addLink(links, element.href, textOf(element.text));
    const words = element.tag === 'at' ? `@${textOf(element.user_name)}` : textOf(element.text);
    if (isOpen) lines.push(`${lines.pop() ?? ''}${words}`);
    else lines.push(words);
    isOpen = true;
  }
  return lines.map((line) => line.trim());
}

function addButton(links: Map<string, string>, { text, url, behaviors }: Fields): void {
  const label = textOf(text) || textOf(asObject(text)?.content);
  addLink(links, url, label);
  for (const behavior of Array.isArray(behaviors) ? behaviors : []) {
    addLink(links, asObject(behavior)?.default_url, label);
  }
}

function addLink(links: Map<string, string>, url: unknown, label: string): void {
  const address = textOf(url);
  if (links.size >= MAX_LINKS || address.length > LONGEST_ADDRESS || links.has(address)) return;
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) links.set(address, label.trim());
}

/** Without the tags of the platform's markdown, and with the characters that its numbers stand for. */
function plain(content: string): string {
  return content
    .replace(/<\/?(?:font|text_tag|number_tag|at|link|local_datetime|raw)\b[^>]*>/g, '')
    .replace(/&#(\d{1,6});/g, (_found, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)));
}
