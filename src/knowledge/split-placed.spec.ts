import type { Place } from '../core/knowledge';
import { loadDocumentSplitter, type DocumentSplitter, type SplitRequest } from './split-document';

let splitter: DocumentSplitter;
beforeAll(async () => {
  splitter = await loadDocumentSplitter();
});

const split = (request: Partial<SplitRequest> & Pick<SplitRequest, 'text' | 'format'>) =>
  splitter({ documentId: 'd', path: 'a.pdf', markup: 'markdown', passage: { size: 100, overlap: 0 }, ...request });

it('gives each passage its pages', () => {
  const pages = ['一'.repeat(60), '二'.repeat(30), '三'.repeat(30)];
  const text = pages.join('\n\n');
  const places = pages.map((own, at) => ({
    start: text.indexOf(own),
    place: { kind: 'page', first: at + 1, last: at + 1 } as const,
  }));
  expect(split({ format: 'pdf', text, places }).passages.map(({ place }) => place)).toEqual([
    { kind: 'page', first: 1, last: 2 },
    { kind: 'page', first: 3, last: 3 },
  ]);
});

it('never runs from one slide or sheet into the next', () => {
  const text = '甲。\n\n乙。\n\n丙。';
  const slide = (start: number, number: number) => ({ start, place: { kind: 'slide', number } as const });
  const { passages } = split({ format: 'pptx', path: 'a.pptx', text, places: [slide(0, 1), slide(8, 2)] });
  expect(passages.map(({ text: own, place }) => [own, place])).toEqual([
    ['甲。\n\n乙。', { kind: 'slide', number: 1 }],
    ['丙。', { kind: 'slide', number: 2 }],
  ]);
});

it('cuts a long table between rows only, and repeats its header for context', () => {
  const rows = Array.from({ length: 30 }, (_, at) => `| 病人${at} | ${'很'.repeat(at === 7 ? 150 : 10)} |`);
  const header = '| 姓名 | 备注 |\n| --- | --- |\n';
  const { passages } = split({ format: 'docx', path: 'a.docx', text: header + rows.join('\n') });
  expect(passages.length).toBeGreaterThan(3);
  expect(passages.slice(1).every(({ overlap }) => overlap === header)).toBe(true);
  const cut = passages.flatMap(({ text }) => text.trim().split('\n')).filter((line) => line.startsWith('| 病人'));
  expect(cut).toEqual(rows);
});

it('cuts code by its functions, with their lines', () => {
  const text = `import os\n\n\ndef first():\n    return ${'1 + '.repeat(20)}1\n\n\ndef second():\n    return ${'2 + '.repeat(20)}2\n`;
  const { passages } = split({ format: 'code', path: 'a.py', markup: 'plain', text });
  const second = passages.find(({ text: own }) => own.includes('def second'));
  expect(second?.headingPath).toEqual(['second']);
  expect(second?.place).toEqual({ kind: 'lines', first: 8, last: 9, symbol: 'second' } satisfies Place);
});

it('takes the title from the first heading, then from the file, then from its name', () => {
  const titleOf = (text: string, title: string | null): string => split({ format: 'pdf', text, title }).title;
  expect(titleOf('# 手册\n\n文。', 'Microsoft Word')).toBe('手册');
  expect(titleOf('文。', '指南')).toBe('指南');
  expect(titleOf('文。', null)).toBe('a');
});

it('reads no front matter where there is none', () => {
  const { passages, title } = split({ format: 'html', path: 'a.html', text: '---\ntitle: 假\n---\n\n文。' });
  expect(passages.map((passage) => passage.text).join('\n')).toContain('title: 假');
  expect(title).toBe('a');
});
