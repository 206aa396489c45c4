import { readFrontMatter, type FrontMatter } from './front-matter';
import { loadYamlParser } from './parse-yaml';

let read: (text: string) => FrontMatter;
beforeAll(async () => {
  const parse = await loadYamlParser();
  read = (text) => readFrontMatter(text, parse);
});

describe('readFrontMatter', () => {
  it('reads title, sources and review date and ignores the rest', () => {
    const header = '---\ntitle: 饮食\nsources:\n  - 指南甲\n  - 指南乙\nreviewed-on: 2026-03-31\ntags: [a]\n---\n';
    expect(read(`${header}正文`)).toEqual({
      bodyStart: header.length,
      title: '饮食',
      sources: ['指南甲', '指南乙'],
      reviewedOn: '2026-03-31',
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
    ['title: [a, b]', 'title'],
    ['sources: {a: 1}', 'sources'],
  ])('leaves out "%s" with a warning', (line, key) => {
    const { warnings, ...rest } = read(`---\nunknown: 1\n${line}\n---\nbody`);
    expect(rest).toMatchObject({ title: null, sources: [], reviewedOn: null });
    expect(warnings).toEqual([{ line: 3, message: expect.stringContaining(`"${key}"`) as string }]);
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
