import { attributeOf, isElement, isText, type PageElement, type PageNode, wholeText } from './parse-page';
import { readPageTable } from './page-table';

const LEFT_OUT = new Set(
  'script style noscript template svg iframe frame object embed applet canvas audio video map link base meta head textarea select datalist dialog rp'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form header hgroup html legend li main menu nav ol p search section summary tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const HEADING = /^h[1-6]$/;
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:;|!|$)/i;
const DEEPEST = 200;
const LONGEST_LINK = 200;
/** What leads nowhere else, and what Markdown cannot hold. */
const NO_TARGET = /^(?:#|javascript:|data:|vbscript:)|[\s()]/i;
/** Of paragraphs that are captions by their style. */
export const captionClass = 'fennelbean-caption';
const BREAK = '\u0000';

/** What a page says as Markdown. */
export interface PageBlocks {
  /** Headings, lists, tables, quotations and code. */
  blocks: string[];
  /** Pictures, and captions by their style: the index of the block that each stands in or before. */
  marks: { element: PageElement; block: number }[];
}

export function readPageBlocks(root: { childNodes: PageNode[] }): PageBlocks {
  const writer = new BlockWriter(0);
  writer.writeAll(root.childNodes);
  return writer.finish();
}

class BlockWriter {
  private readonly blocks: string[] = [];
  private readonly marks: PageBlocks['marks'] = [];
  private inline = '';

  constructor(private readonly depth: number) {}

  finish(): PageBlocks {
    this.endBlock();
    return { blocks: this.blocks, marks: this.marks };
  }

  writeAll(nodes: readonly PageNode[]): void {
    for (const node of nodes) {
      if (isText(node)) this.inline += node.value;
      else if (isElement(node) && isShown(node)) this.writeElement(node);
    }
  }

  private writeElement(element: PageElement): void {
    const { tagName, childNodes } = element;
    if (this.depth > DEEPEST) {
      this.add(squeezed(wholeText(element)));
    } else if (HEADING.test(tagName)) {
      const { blocks, marks } = this.inner(childNodes);
      const title = blocks.join(' ').replace(/\n/g, ' ');
      this.add(title === '' ? '' : `${'#'.repeat(Number(tagName[1]))} ${title}`, elementsOf(marks));
    } else if (tagName === 'pre') this.addCode(element);
    else if (tagName === 'table') this.addTable(element);
    else if (tagName === 'ul' || tagName === 'ol' || tagName === 'menu') this.addList(element);
    else if (tagName === 'blockquote') {
      const { blocks, marks } = this.inner(childNodes);
      this.add(blocks.join('\n\n').replace(/^/gm, '> '), elementsOf(marks));
    } else if (tagName === 'hr') this.endBlock();
    else if (BLOCKS.has(tagName)) this.addBlocks(childNodes, isCaption(element) ? [element] : []);
    else this.writeInline(element);
  }

  private writeInline(element: PageElement): void {
    const { tagName, childNodes } = element;
    if (tagName === 'br') this.inline += BREAK;
    else if (tagName === 'img') this.writePicture(element);
    else if (tagName === 'input') this.inline += boxOf(element);
    else if (tagName === 'code' || tagName === 'kbd' || tagName === 'samp') this.inline += codeOf(element);
    else if (tagName === 'a') this.writeLink(element);
    else if (tagName === 'q') this.inline += `“${this.inlineText(childNodes)}”`;
    else if (tagName === 'button' || tagName === 'label' || tagName === 'option') {
      this.inline += ` ${this.inlineText(childNodes)} `;
    } else if (tagName === 'math') this.inline += mathOf(element);
    else if (this.depth < DEEPEST) {
      const nested = new BlockWriter(this.depth + 1);
      nested.writeAll(childNodes);
      this.join(nested);
    } else this.inline += wholeText(element);
  }

  /** What an inline element holds goes on in this block, unless it holds blocks. */
  private join(nested: BlockWriter): void {
    if (nested.blocks.length === 0) {
      this.inline += nested.inline;
      this.mark(elementsOf(nested.marks));
      return;
    }
    this.addAll(nested.finish());
  }

  private writePicture(element: PageElement): void {
    this.inline += ` ${altOf(element)} `;
    this.mark([element]);
  }

  private mark(elements: readonly PageElement[]): void {
    for (const element of elements) this.marks.push({ element, block: this.blocks.length });
  }

  private writeLink(element: PageElement): void {
    const href = (attributeOf(element, 'href') ?? '').trim();
    const nested = new BlockWriter(this.depth + 1);
    nested.writeAll(element.childNodes);
    const text = squeezed(nested.inline);
    const isShownLink = href !== '' && href.length <= LONGEST_LINK && !NO_TARGET.test(href);
    if (nested.blocks.length > 0 || text === '' || text.includes('\n') || !isShownLink || text === href) {
      this.join(nested);
    } else {
      this.inline += `[${text}](${href})`;
      this.mark(elementsOf(nested.marks));
    }
  }

  private addBlocks(nodes: readonly PageNode[], captions: readonly PageElement[] = []): void {
    const { blocks, marks } = this.inner(nodes);
    this.addAll({ blocks, marks: [...captions.map((element) => ({ element, block: 0 })), ...marks] });
  }

  private addAll({ blocks, marks }: PageBlocks): void {
    let at = 0;
    blocks.forEach((block, index) => {
      const from = at;
      while ((marks[at]?.block ?? Infinity) <= index) at++;
      this.add(block, elementsOf(marks.slice(from, at)));
    });
    this.mark(elementsOf(marks.slice(at)));
  }

  private inlineText(nodes: readonly PageNode[]): string {
    const { blocks, marks } = this.inner(nodes);
    this.mark(elementsOf(marks));
    return blocks.join(' ');
  }

  private inner(nodes: readonly PageNode[]): PageBlocks {
    const writer = new BlockWriter(this.depth + 1);
    writer.writeAll(nodes);
    return writer.finish();
  }

  private addCode(element: PageElement): void {
    const text = wholeText(element).replace(/^\n|\s+$/g, '');
    if (text === '') return;
    const language = /\blang(?:uage)?-([\w+-]{1,20})/.exec(
      [element, ...element.childNodes.filter(isElement)].map((one) => attributeOf(one, 'class') ?? '').join(' '),
    )?.[1];
    const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length + 1)));
    this.add([fence + (language ?? ''), text, fence].join('\n'));
  }

  private addTable(element: PageElement): void {
    const shown: PageElement[] = [];
    const cell = (nodes: readonly PageNode[]): string => {
      const { blocks, marks } = this.inner(nodes);
      shown.push(...elementsOf(marks));
      return blocks.join(' ').replace(/\s+/g, ' ');
    };
    const table = readPageTable(element, { isShown, cell });
    if (table.caption) this.addBlocks(table.caption.childNodes);
    if (table.kind === 'layout') for (const nodes of table.cells) this.addBlocks(nodes);
    else this.add(table.lines.join('\n'), shown);
  }

  private addList(element: PageElement): void {
    const start = Number(attributeOf(element, 'start') ?? 1) || 1;
    const lines: string[] = [];
    const shown: PageElement[] = [];
    let number = start;
    for (const child of element.childNodes) {
      if (!isElement(child) || !isShown(child)) {
        if (isText(child) && child.value.trim() !== '') lines.push(squeezed(child.value));
        continue;
      }
      const { blocks, marks } = this.inner(child.tagName === 'li' ? child.childNodes : [child]);
      shown.push(...elementsOf(marks));
      if (blocks.length === 0) continue;
      const isNested = child.tagName === 'ul' || child.tagName === 'ol';
      const mark = isNested ? '  ' : element.tagName === 'ol' ? `${number++}. ` : '- ';
      lines.push(mark + blocks.join('\n').replace(/\n/g, `\n${' '.repeat(mark.length)}`));
    }
    this.add(lines.join('\n'), shown);
  }

  private add(block: string, marked: readonly PageElement[] = []): void {
    this.endBlock();
    this.mark(marked);
    if (block.trim() !== '') this.blocks.push(block);
  }

  private endBlock(): void {
    const text = squeezed(this.inline);
    this.inline = '';
    if (text !== '') this.blocks.push(text.replace(/^(?=#{1,6} |```|~~~)/gm, '\\'));
  }
}

const elementsOf = (marks: PageBlocks['marks']): PageElement[] => marks.map(({ element }) => element);

const isCaption = (element: PageElement): boolean => attributeOf(element, 'class') === captionClass;

const squeezed = (text: string): string =>
  text
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .replace(new RegExp(` ?${BREAK} ?`, 'g'), '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();

function isShown(element: PageElement): boolean {
  if (LEFT_OUT.has(element.tagName)) return false;
  return !element.attrs.some(({ name, value }) => name === 'hidden' || (name === 'style' && HIDDEN.test(value)));
}

const altOf = (element: PageElement): string => {
  const alt = (attributeOf(element, 'alt') ?? '').trim();
  return /^\S+\.(?:png|jpe?g|gif|webp|svg)$/i.test(alt) ? '' : alt;
};

function boxOf(element: PageElement): string {
  const type = attributeOf(element, 'type') ?? 'text';
  if (type === 'checkbox' || type === 'radio') return attributeOf(element, 'checked') === undefined ? '[ ] ' : '[x] ';
  return ['text', 'submit', 'button', 'number', 'date', 'email', 'tel'].includes(type)
    ? ` ${attributeOf(element, 'value') ?? ''} `
    : '';
}

function codeOf(element: PageElement): string {
  const text = squeezed(wholeText(element)).replace(/\n/g, ' ');
  return text === '' ? '' : text.includes('`') ? text : `\`${text}\``;
}

const mathOf = (element: PageElement): string => {
  const source = attributeOf(element, 'alttext');
  return source ? `$${source}$` : wholeText(element);
};
