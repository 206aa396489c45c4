import type { BlockText, TextElement, TextStyle } from './docx-blocks';

/** The words of a block on one line, with their styles and links as Markdown has them. */
export function inlineMarkdown({ elements }: Pick<BlockText, 'elements'>): string {
  return (elements ?? [])
    .map(elementMarkdown)
    .join('')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** The words alone, with their line ends, as code has them. */
export function plainWords({ elements }: Pick<BlockText, 'elements'>): string {
  return (elements ?? []).map(({ text_run: run, equation }) => run?.content ?? equation?.content ?? '').join('');
}

function elementMarkdown({ text_run: run, equation, mention_doc: mention }: TextElement): string {
  if (run) return styled(run.content, run.text_element_style);
  if (equation) return ` $${equation.content.trim()}$ `;
  const title = mention?.title?.trim() ?? '';
  if (title === '') return '';
  return linked(title, addressOf(mention?.url ?? ''));
}

/** Signs of a style stand at the words and not at the blanks around them, else Markdown does not know them. */
function styled(content: string, style: TextStyle): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(content) ?? [];
  if (words === '' || !style) return content;
  let text = words;
  if (style.inline_code) text = text.includes('`') ? text : `\`${text}\``;
  if (style.strikethrough) text = `~~${text}~~`;
  if (style.italic) text = `*${text}*`;
  if (style.bold) text = `**${text}**`;
  return before + linked(text, addressOf(style.link?.url ?? '')) + after;
}

const linked = (text: string, address: string | null): string => (address === null ? text : `[${text}](${address})`);

/** Addresses come percent-encoded as a whole; null where it is no address of a page. */
function addressOf(url: string): string | null {
  let address = url;
  try {
    if (/^https?%3A/i.test(url)) address = decodeURIComponent(url);
  } catch {
    return null;
  }
  return /^https?:\/\/[^\s<>]+$/i.test(address)
    ? address.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
    : null;
}
