import { isBlank } from './block';
import { loadDocumentSplitter, type DocumentSplitter } from './split-document';

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class MarkdownWriter {
  readonly fences: string[] = [];

  constructor(private readonly random: () => number) {}

  document(): string {
    const eol = this.random() < 0.2 ? '\r\n' : '\n';
    const blocks = Array.from({ length: this.below(25) }, () => this.block());
    const header = this.random() < 0.3 ? '---\ntitle: 题\n---\n' : '';
    return (header + blocks.join('\n'.repeat(1 + this.below(3)))).replaceAll('\n', eol);
  }

  private block(): string {
    switch (this.below(9)) {
      case 0:
        return `${'#'.repeat(1 + this.below(6))} ${this.words(1)}\n`;
      case 1:
        return this.fence('');
      case 2:
        return `\n| a | b |\n|---|---|\n${`| ${this.words(1)} | 1 |\n`.repeat(this.below(12))}`;
      case 3:
        return Array.from({ length: this.below(8) }, () => `${'  '.repeat(this.below(4))}- ${this.words(2)}`).join(
          '\n',
        );
      case 4:
        return `> ${this.words(3)}\n> ${this.words(2)}`;
      case 5:
        return `<div>\n${this.words(2)}\n</div>\n\n[ref]: http://example.org`;
      case 6:
        return `1. ${this.words(1)}\n\n${this.fence('   ')}`;
      case 7:
        return `${this.words(1)}\n===\n\u3000\u3000${this.words(2)}😀`;
      default:
        return this.words(12);
    }
  }

  private fence(indent: string): string {
    const lines = Array.from(
      { length: this.below(9) },
      (_, i) => `let value${i} = ${this.below(1e6)}; // 。# not a heading`,
    );
    const text = ['```ts', ...lines, '```'].map((line) => indent + line).join('\n');
    this.fences.push(text);
    return `\n${text}\n`;
  }

  private words(most: number): string {
    const parts = ['高血压患者要少盐。', '为什么？', 'Take it daily. ', '血糖😀😀', '没有句号的一句话', 'word '];
    return Array.from({ length: 1 + this.below(most) }, () => parts[this.below(parts.length)] ?? '').join('');
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}

let splitter: DocumentSplitter;
beforeAll(async () => {
  splitter = await loadDocumentSplitter();
});

it.each(Array.from({ length: 300 }, (_, seed) => seed))('random Markdown, seed %d', (seed) => {
  const random = seeded(seed);
  const writer = new MarkdownWriter(random);
  const text = writer.document();
  const size = 80 + Math.floor(random() * 300);
  const request = { documentId: 'd', path: seed % 7 === 0 ? 'a.txt' : 'a.md', text, passage: { size, overlap: 40 } };
  const { passages } = splitter(request);

  expect(splitter(request).passages).toEqual(passages);
  expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
  let end = /^---\r?\n.*\r?\n---\r?\n/.exec(text)?.[0].length ?? 0;
  passages.forEach((passage, ordinal) => {
    expect(passage.ordinal).toBe(ordinal);
    expect(passage.text).toBe(text.slice(passage.start, passage.end));
    expect(passage.text.trim()).not.toBe('');
    expect(passage.text).not.toMatch(/\p{Cs}/u);
    expect(passage.text.length).toBeLessThanOrEqual(size * 4);
    expect(passage.overlap.length).toBeLessThanOrEqual(40);
    // What lies between two passages is blank: nothing is lost and nothing said twice.
    expect(passage.start).toBeGreaterThanOrEqual(end);
    for (let i = end; i < passage.start; i++) expect(isBlank(text, i)).toBe(true);
    end = passage.end;
  });
  expect(text.slice(end).trim()).toBe('');
  if (request.path === 'a.txt') {
    for (const passage of passages) expect(passage.text.length).toBeLessThanOrEqual(size);
    return;
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  for (const fence of writer.fences) {
    const whole = fence.trim().replaceAll('\n', lineEnd);
    if (whole.length < size * 2) expect(passages.some((passage) => passage.text.includes(whole))).toBe(true);
  }
});
