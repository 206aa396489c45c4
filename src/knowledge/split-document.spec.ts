import type { Passage } from '../core/knowledge';
import { loadDocumentSplitter, type DocumentSplitter } from './split-document';

let splitter: DocumentSplitter;
beforeAll(async () => {
  splitter = await loadDocumentSplitter();
});

const split = (text: string, { path = 'a.md', size = 80, overlap = 0 } = {}) =>
  splitter({ documentId: 'd', path, text, passage: { size, overlap } });
const passagesOf = (text: string, options?: { path?: string; size?: number; overlap?: number }): Passage[] =>
  split(text, options).passages;
const sentences = (count: number, words = '每天量一次血压并记录'): string => `${words}。`.repeat(count);

describe('sections', () => {
  it('ends a passage at a heading of the same or a higher level', () => {
    const passages = passagesOf('# 甲\n\n一。\n\n## 乙\n\n二。\n\n## 丙\n\n三。\n\n# 丁\n\n四。\n', { size: 640 });
    expect(passages.map(({ headingPath, text }) => [headingPath.join('/'), text])).toEqual([
      ['甲', '# 甲\n\n一。\n\n## 乙\n\n二。\n\n## 丙\n\n三。'],
      ['丁', '# 丁\n\n四。'],
    ]);
  });

  it('takes a sub-section along only when it fits as a whole', () => {
    const passages = passagesOf(`# 甲\n\n一。\n\n## 乙\n\n${sentences(3)}\n\n${sentences(4)}\n`);
    expect(passages.map(({ headingPath }) => headingPath)).toEqual([['甲'], ['甲', '乙'], ['甲', '乙']]);
  });

  it('keeps a heading with what follows it', () => {
    const [first, second] = passagesOf(`# 甲\n\n## 乙\n\n${sentences(10)}`);
    expect(first?.text).toMatch(/^# 甲\n\n## 乙\n\n每天/);
    expect(first?.headingPath).toEqual(['甲', '乙']);
    expect(second?.text).toMatch(/^每天/);
  });

  it('separates what stands above the first heading', () => {
    expect(passagesOf('前言。\n\n# 甲\n\n一。').map(({ headingPath }) => headingPath)).toEqual([[], ['甲']]);
  });

  it('names headings by their words', () => {
    const text = '## **Use** `x_y` of [the tool](http://a.b) <br>\n\ntext\n\nSetext\n---\n\ntext';
    expect(passagesOf(text).map(({ headingPath }) => headingPath)).toEqual([['Use x_y of the tool'], ['Setext']]);
  });

  it('shortens an endless heading', () => {
    const passages = passagesOf(`# ${'长'.repeat(5000)}\n\n正文。`);
    expect(Math.max(...passages.map(({ headingPath }) => headingPath.join('').length))).toBe(120);
    expect(Math.max(...passages.map(({ text }) => text.length))).toBeLessThanOrEqual(80);
  });
});

describe('paragraphs', () => {
  it('packs whole paragraphs up to the size', () => {
    const [a, b, c] = [sentences(3), sentences(3), sentences(2)];
    expect(passagesOf(`${a}\n\n${b}\n\n${c}`).map(({ text }) => text)).toEqual([`${a}\n\n${b}`, c]);
  });

  it('cuts a long one at sentence ends', () => {
    const passages = passagesOf(sentences(40));
    expect(passages.every(({ text }) => text.endsWith('。') && text.length <= 80)).toBe(true);
    expect(passages.map(({ text }) => text).join('')).toBe(sentences(40));
  });

  it('cuts a megabyte without a sentence end hard, and quickly', () => {
    const text = '血'.repeat(1_000_000);
    const started = performance.now();
    const passages = passagesOf(text, { size: 640 });
    expect(performance.now() - started).toBeLessThan(2000);
    expect(passages).toHaveLength(Math.ceil(1_000_000 / 640));
  });

  it('never cuts an emoji in two', () => {
    for (const prefix of ['', 'a', 'ab']) {
      const passages = passagesOf(prefix + '😀'.repeat(500));
      for (const { text } of passages) expect(text).not.toMatch(/\p{Cs}/u);
    }
  });
});

describe('code and tables', () => {
  const fence = `\`\`\`bash\n${Array.from({ length: 8 }, (_, i) => `echo "line ${i}; done"`).join('\n')}\n\n# no heading\n\`\`\``;
  const table = `| a | b |\n|---|---|\n${'| 收缩压 | 140 毫米汞柱。 |\n'.repeat(8)}`.trimEnd();

  it.each([
    ['a fence', fence],
    ['a table', table],
    ['indented code', Array.from({ length: 10 }, (_, i) => `    const x${i} = ${i};`).join('\n')],
    ['a fence in a list', `- 步骤\n\n${fence.replace(/^/gm, '  ')}`],
  ])('keeps %s whole over the size', (_name, block) => {
    const passages = passagesOf(`# 标题\n\n${sentences(9)}\n\n${block}\n\n${sentences(2)}`);
    const body = block.replace(/^- 步骤\n\n/, '');
    expect(passages.filter(({ text }) => text.includes(body))).toHaveLength(1);
  });

  it('cuts what is longer than four passages at line ends', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `| row ${i} | some words; and more |`);
    const passages = passagesOf(`| a | b |\n|---|---|\n${rows.join('\n')}`);
    expect(passages.length).toBeGreaterThan(10);
    for (const { text } of passages) {
      expect(text.length).toBeLessThanOrEqual(80);
      for (const line of text.split('\n')) expect(line).toMatch(/^\|.*\|$/);
    }
  });

  it('reads link definitions and comments as text', () => {
    const text = 'See [x].\n\n[x]: http://example.org "title"\n\n<!-- # not a heading -->\n';
    expect(passagesOf(text).map((passage) => passage.text)).toEqual([text.trimEnd()]);
  });
});

describe('lists', () => {
  it('cuts between the items of a long one', () => {
    const passages = passagesOf(Array.from({ length: 10 }, (_, i) => `${i + 1}. ${sentences(3)}`).join('\n'));
    for (const { text } of passages) expect(text).toMatch(/^\d+\. 每天/);
  });

  it('goes into items and quotations however deep they nest', () => {
    const nested = Array.from({ length: 200 }, (_, i) => `${'  '.repeat(i)}- ${sentences(2)}`).join('\n');
    const quoted = `${'> '.repeat(300)}${sentences(30)}`;
    for (const text of [nested, quoted]) {
      const passages = passagesOf(text, { size: 200 });
      expect(
        passages
          .map((passage) => passage.text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''));
    }
  });
});

describe('documents', () => {
  it('takes the title from front matter, the first # heading, or the file name', () => {
    expect(split('---\ntitle: 甲\n---\n# 乙\n').title).toBe('甲');
    expect(split('## 丙\n\n# 乙\n').title).toBe('乙');
    expect(split('## 丙\n', { path: 'sub/饮食.v2.md' }).title).toBe('饮食.v2');
  });

  it('counts offsets from the start of the file, front matter included', () => {
    const text = '---\ntitle: 甲\n---\n\n正文。\n';
    expect(passagesOf(text)).toMatchObject([{ start: 18, end: 21, text: '正文。' }]);
  });

  it('reads Windows line ends as they are', () => {
    const text = '# 甲\r\n\r\n一。\r\n\r\n| a |\r\n|---|\r\n| b |\r\n\r\n# 乙\r\n\r\n二。\r\n';
    const passages = passagesOf(text);
    expect(passages.map(({ headingPath }) => headingPath)).toEqual([['甲'], ['乙']]);
    for (const passage of passages) expect(text.slice(passage.start, passage.end)).toBe(passage.text);
  });

  it.each(['', '\n\n', ' \t\u3000\n', '---\ntitle: 甲\n---\n'])('finds no passage in %j', (text) => {
    expect(passagesOf(text)).toEqual([]);
  });

  it('reads plain text by paragraphs, # or not', () => {
    const text = `# 不是标题\n\n${sentences(6)}\n \n${sentences(5)}`;
    expect(passagesOf(text, { path: 'a.TXT' }).map((passage) => passage.headingPath)).toEqual([[], []]);
  });

  it('repeats the end of the preceding passage apart from the passage', () => {
    const text = sentences(20);
    const passages = passagesOf(text, { overlap: 30 });
    expect(passages[0]?.overlap).toBe('');
    for (const passage of passages.slice(1)) expect(passage.overlap).toBe(sentences(2));
    expect(passages.map((passage) => passage.text)).toEqual(passagesOf(text).map((passage) => passage.text));
  });
});

describe('passage ids', () => {
  it('stay for what did not change', () => {
    const before = passagesOf('# 甲\n\n一。\n\n# 乙\n\n二。\n\n# 丙\n\n三。');
    const after = passagesOf('# 新\n\n零。\n\n# 甲\n\n一。\n\n# 乙\n\n改了。\n\n# 丙\n\n三。');
    expect(after.map(({ id }) => before.findIndex((passage) => passage.id === id))).toEqual([-1, 0, -1, 2]);
    expect(before[0]?.id).toMatch(/^[\w-]{22}$/);
  });

  it('differ for the same text twice, under other headings and in other documents', () => {
    const twice = passagesOf('# 甲\n\n一。\n\n# 甲\n\n一。\n\n# 乙\n\n# 甲\n\n一。');
    const other = splitter({ documentId: 'e', path: 'a.md', text: '# 甲\n\n一。', passage: { size: 80, overlap: 0 } });
    const ids = [...twice, ...other.passages].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
