import { noMeta } from './document-meta';
import { readFrontMatter, type FrontMatter } from './front-matter';
import { loadYamlParser } from './parse-yaml';

let read: (text: string) => FrontMatter;
beforeAll(async () => {
  const parse = await loadYamlParser();
  read = (text) => readFrontMatter(text, parse);
});

describe('readFrontMatter', () => {
  it('reads what the document says of itself and ignores the rest', () => {
    const header = [
      '---',
      'title: 饮食',
      'sources:',
      '  - 指南甲',
      '  - 指南乙',
      'reviewed-on: 2026-03-31',
      'reviewed-by: 李药师',
      'valid-from: 2026-04-01',
      'valid-until: 2027-03-31',
      'supersedes: 饮食 2025.md',
      'url: https://example.org/diet',
      'tags: [a]',
      '---',
      '',
    ].join('\n');
    expect(read(`${header}正文`)).toEqual({
      bodyStart: header.length,
      title: '饮食',
      sources: ['指南甲', '指南乙'],
      reviewedOn: '2026-03-31',
      reviewedBy: '李药师',
      validFrom: '2026-04-01',
      validUntil: '2027-03-31',
      supersedes: ['饮食 2025.md'],
      url: 'https://example.org/diet',
      warnings: [],
    });
  });

  it('takes a single source and Windows line ends', () => {
    expect(read('---\r\nsources: 指南\r\n---\r\ntext')).toMatchObject({ bodyStart: 23, sources: ['指南'] });
  });

  it.each([
    ['no front matter', '# Title\n\ntext'],
    ['a rule that is never closed', '---\ntitle: a\n\ntext'],
    ['two rules around words', '---\nJust a sentence\n---\ntext'],
    ['a list between rules', '---\n- a\n- b\n---\ntext'],
    ['a rule further down', 'text\n---\ntitle: a\n---\n'],
    ['nothing', ''],
  ])('leaves %s alone', (_name, text) => {
    expect(read(text)).toMatchObject({ bodyStart: 0, title: null, warnings: [] });
  });

  it('skips malformed front matter with a warning that names the line', () => {
    const text = '---\ntitle: fine\nsources: a: b: c\n---\nbody';
    const { bodyStart, title, warnings } = read(text);
    expect(text.slice(bodyStart)).toBe('body');
    expect(title).toBeNull();
    expect(warnings).toEqual([{ line: 3, message: expect.stringContaining('Front matter ignored') as string }]);
  });

  it.each([
    ['reviewed-on: 2026-02-30', 'reviewed-on'],
    ['reviewed-on: last spring', 'reviewed-on'],
    ['valid-from: 2026-13-01', 'valid-from'],
    ['valid-until: 31.12.2026', 'valid-until'],
    ['valid-until: 20261231', 'valid-until'],
    ['reviewed-by: [李, 王]', 'reviewed-by'],
    ['supersedes: {old.md: 1}', 'supersedes'],
    ['url: javascript:alert(1)', 'url'],
    ['title: [a, b]', 'title'],
    ['sources: {a: 1}', 'sources'],
  ])('leaves out "%s" with a warning', (line, key) => {
    expect(read(`---\nunknown: 1\n${line}\n---\nbody`)).toEqual({
      ...noMeta,
      bodyStart: 20 + line.length,
      warnings: [{ line: 3, message: expect.stringContaining(`"${key}"`) as string }],
    });
  });

  it('takes of a time its day', () => {
    const { validFrom, validUntil } = read(
      '---\nvalid-from: 2026-05-01T08:00:00+08:00\nvalid-until: 2026-06-01 12:00\n---\n',
    );
    expect([validFrom, validUntil]).toEqual(['2026-05-01', '2026-06-01']);
  });

  it('says when its days leave none', () => {
    expect(read('---\nvalid-from: 2026-05-01\nvalid-until: 2026-04-30\n---\nbody').warnings).toEqual([
      { line: 3, message: expect.stringContaining('the document never counts') as string },
    ]);
  });

  it('may be all there is', () => {
    expect(read('---\ntitle: only this\n---')).toMatchObject({ bodyStart: 24, title: 'only this' });
    expect(read('---\n---\n')).toMatchObject({ bodyStart: 8 });
  });

  it('does not expand a bomb of aliases', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefgh'.split('').map((k, i) => `${k}: &${k} [${`*${'abcdefgh'[i] ?? ''}, `.repeat(9)}1]`),
    ];
    expect(read(`---\n${bomb.join('\n')}\n---\nbody`).warnings).toHaveLength(1);
  });
});
