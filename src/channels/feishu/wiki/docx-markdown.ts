import type { BlockTable, DocxBlock } from './docx-blocks';
import { inlineMarkdown, plainWords } from './docx-inline';

const DEEPEST = 40;

/** The document whose blocks these are, its root among them, as Markdown. Pictures and embedded sheets are left out. */
export function docxMarkdown(blocks: readonly DocxBlock[]): string {
  const root = blocks.find(({ kind }) => kind.name === 'page');
  if (!root) return '';
  const text = new DocxText(new Map(blocks.map((block) => [block.id, block]))).childrenOf(root).join('\n\n');
  return text === '' ? '' : `${text}\n`;
}

class DocxText {
  private readonly open = new Set<string>();

  constructor(private readonly blocks: ReadonlyMap<string, DocxBlock>) {}

  /** Each item is a block; those of a list are one. */
  childrenOf({ id, children }: DocxBlock): string[] {
    // A block that stands within itself would have no end.
    if (this.open.has(id) || this.open.size > DEEPEST) return [];
    this.open.add(id);
    const parts: { text: string; list: string | null }[] = [];
    let number = 0;
    for (const child of children.flatMap((one) => this.blocks.get(one) ?? [])) {
      number = child.kind.name === 'ordered' ? numberOf(child, number) : 0;
      const list = ['bullet', 'ordered', 'todo'].includes(child.kind.name) ? child.kind.name : null;
      const text = this.blockText(child, number);
      const last = parts.at(-1);
      if (list !== null && last?.list === list) last.text += `\n${text}`;
      else if (text !== '') parts.push({ text, list });
    }
    this.open.delete(id);
    return parts.map(({ text }) => text);
  }

  private blockText(block: DocxBlock, number: number): string {
    const words = block.text ? inlineMarkdown(block.text) : '';
    switch (block.kind.name) {
      case 'heading':
        return this.withChildren(words === '' ? '' : `${'#'.repeat(Math.min(block.kind.level, 6))} ${words}`, block);
      case 'bullet':
        return this.item('- ', words, block);
      case 'ordered':
        return this.item(`${number}. `, words, block);
      case 'todo':
        return this.item(`- [${block.text?.style?.done === true ? 'x' : ' '}] `, words, block);
      case 'code':
        return fenced(block.text ? plainWords(block.text) : '');
      case 'quote':
      case 'quoted':
        return quoted(this.withChildren(words, block));
      case 'table':
        return block.table ? this.table(block.table) : '';
      case 'divider':
        return '---';
      default:
        return this.withChildren(words, block);
    }
  }

  private withChildren(words: string, block: DocxBlock): string {
    return [...(words === '' ? [] : [words]), ...this.childrenOf(block)].join('\n\n');
  }

  private item(sign: string, words: string, block: DocxBlock): string {
    const indent = ' '.repeat(sign.startsWith('- ') ? 2 : sign.length);
    const below = this.childrenOf(block).map((text) => text.replace(/^(?=.)/gm, indent));
    return [sign + words, ...below].join('\n');
  }

  /** The first row is the header. A cell that spans rows says the same in each of them. */
  private table({ cells, property }: BlockTable): string {
    const { row_size: rows, column_size: columns, merge_info: spans } = property;
    if (rows < 1 || columns < 1 || rows * columns > 100_000) return '';
    const grid = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => this.cellText((cells ?? [])[row * columns + column])),
    );
    spans?.forEach((span, at) => {
      const [row, column] = [Math.floor(at / columns), at % columns];
      for (let below = 1; below < (span.row_span ?? 1); below++) {
        const line = grid[row + below];
        if (line?.[column] === '') line[column] = grid[row]?.[column] ?? '';
      }
    });
    const [header = [], ...body] = grid.map((row) => `| ${row.join(' | ')} |`);
    return [header, `|${' --- |'.repeat(columns)}`, ...body].join('\n');
  }

  private cellText(id: string | undefined): string {
    const cell = this.blocks.get(id ?? '');
    if (!cell) return '';
    return this.withChildren('', cell).replace(/\s+/g, ' ').trim().replace(/\|/g, '\\|');
  }
}

/** Written by hand, or one more than the last. */
function numberOf({ text }: DocxBlock, last: number): number {
  const written = text?.style?.sequence ?? 'auto';
  return /^\d{1,6}$/.test(written) ? Number(written) : last + 1;
}

function fenced(code: string): string {
  if (code.trim() === '') return '';
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}\n${code.replace(/\n+$/, '')}\n${fence}`;
}

const quoted = (text: string): string => (text === '' ? '' : text.replace(/^/gm, '> ').replace(/^> $/gm, '>'));
