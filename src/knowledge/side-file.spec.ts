import { noMeta } from './document-meta';
import { loadYamlParser, type YamlParser } from './parse-yaml';
import { isSideFile, readSideFile, sideFileOf, withSideFile } from './side-file';

let parse: YamlParser;
beforeAll(async () => {
  parse = await loadYamlParser();
});

describe('a side file', () => {
  it('is named after its document', () => {
    expect(sideFileOf('folder/用药.pdf')).toBe('folder/用药.pdf.meta.yaml');
    expect(['a.pdf.meta.yaml', 'a.META.YAML', 'meta.yaml', 'a.yaml', 'a.pdf'].map(isSideFile)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('says what front matter says', () => {
    const text = 'title: 用药手册\nvalid-until: 2026-12-31\nsupersedes: [旧.pdf, 更旧.pdf]\n';
    expect(readSideFile(text, parse)).toEqual({
      ...noMeta,
      title: '用药手册',
      validUntil: '2026-12-31',
      supersedes: ['旧.pdf', '更旧.pdf'],
    });
    expect(readSideFile('', parse)).toEqual(noMeta);
  });

  it.each([
    ['title: fine\nvalid-until: soon\n', 2, '"valid-until" in the side file ignored: it must be a date'],
    ['title: a: b\n', 1, 'Side file ignored'],
    ['- a\n- b\n', 1, 'Side file ignored'],
  ])('is left out with a warning where it is wrong: %j', (text, line, message) => {
    expect(readSideFile(text, parse).warnings).toEqual([{ line, message: expect.stringContaining(message) as string }]);
  });

  it('goes before what the document says itself', () => {
    const own = { ...noMeta, title: 'own', reviewedBy: '李', supersedes: ['a.md'] };
    const side = { ...noMeta, title: 'side', validFrom: '2026-01-01' };
    expect(withSideFile(own, side)).toEqual({ ...own, title: 'side', validFrom: '2026-01-01' });
  });
});
