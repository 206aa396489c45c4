import type { Token } from 'markdown-it';

import { lineStartsOf, trimToLines, type Block } from './block';

/** Reads the blocks of text[from, …) as Markdown. A list or a quotation longer than `size` is given in parts. */
export type MarkdownBlockReader = (text: string, from: number, size: number) => Block[];

/** Loads the Markdown library on first use. Only its block rules run: sentences are never looked into. */
export async function loadMarkdownBlockReader(): Promise<MarkdownBlockReader> {
  const { default: MarkdownIt } = await import('markdown-it');
  // Link definitions are read as paragraphs, so that no text is lost.
  const markdown = new MarkdownIt('commonmark').enable('table').disable('reference');
  return (text, from, size) => {
    const tokens: Token[] = [];
    markdown.block.parse(text.slice(from).replace(/\r\n?/g, '\n'), markdown, {}, tokens);
    return new BlockCollector(text, lineStartsOf(text, from), tokens, size).collect();
  };
}

const containers = new Set(['bullet_list_open', 'ordered_list_open', 'list_item_open', 'blockquote_open']);
const solids = new Set(['fence', 'code_block', 'table_open']);

class BlockCollector {
  private readonly blocks: Block[] = [];

  constructor(
    private readonly text: string,
    private readonly lines: readonly number[],
    private readonly tokens: readonly Token[],
    private readonly size: number,
  ) {}

  collect(): Block[] {
    this.walk(0, this.tokens.length, 0, this.lines.length - 1);
    return this.blocks;
  }

  /** Turns the tokens [index, end) into blocks. Lines of [line, lastLine) that no token covers are kept as paragraphs. */
  private walk(index: number, end: number, line: number, lastLine: number): void {
    for (let i = index; i < end; i = this.afterToken(i)) {
      const token = this.tokens[i];
      if (!token?.map) continue;
      const first = Math.max(token.map[0], line);
      const last = Math.min(token.map[1], lastLine);
      if (first >= last) continue;
      this.add(line, first, 'flow');
      this.addToken(token, i, first, last);
      line = last;
    }
    this.add(line, lastLine, 'flow');
  }

  private addToken(token: Token, index: number, first: number, last: number): void {
    if (token.type === 'heading_open' && token.level === 0) {
      const title = plainTitle(this.tokens[index + 1]?.content ?? '');
      this.add(first, last, 'heading', Number(token.tag.slice(1)), title);
    } else if (containers.has(token.type)) {
      const after = this.afterToken(index);
      if (this.lengthOf(first, last) > this.size) this.walk(index + 1, after - 1, first, last);
      else this.add(first, last, this.holdsSolid(index, after) ? 'solid' : 'flow');
    } else {
      this.add(first, last, solids.has(token.type) ? 'solid' : 'flow');
    }
  }

  private add(first: number, last: number, kind: Block['kind'], level = 0, title = ''): void {
    if (first >= last) return;
    const range = trimToLines(this.text, this.lines[first] ?? 0, this.lines[last] ?? this.text.length);
    if (range) this.blocks.push({ ...range, kind, level, title });
  }

  /** Index of the token behind this one and all that it encloses. */
  private afterToken(index: number): number {
    let depth = 0;
    for (let i = index; i < this.tokens.length; i++) {
      depth += this.tokens[i]?.nesting ?? 0;
      if (depth <= 0) return i + 1;
    }
    return this.tokens.length;
  }

  private holdsSolid(index: number, end: number): boolean {
    for (let i = index; i < end; i++) if (solids.has(this.tokens[i]?.type ?? '')) return true;
    return false;
  }

  private lengthOf(first: number, last: number): number {
    return (this.lines[last] ?? this.text.length) - (this.lines[first] ?? 0);
  }
}

const longestTitle = 120;

/** The words of a heading or title: no emphasis, code, tags or link targets, not longer than a line. */
export function plainTitle(markdown: string): string {
  const words = markdown
    .slice(0, 1000)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/\*+|`+|(?<!\w)_+|_+(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > longestTitle ? `${words.slice(0, longestTitle - 1).trimEnd()}…` : words;
}
