import { knowledgeConfig } from './knowledge.config';

describe('knowledgeConfig', () => {
  it('has defaults for all', () => {
    expect(knowledgeConfig.parse({})).toMatchObject({
      ...{ folder: 'knowledge', passage: { size: 640, overlap: 0 } },
      documents: { fileMegabytes: 100, unpackedMegabytes: 200, entries: 1000, rows: 100_000, memoryMegabytes: 512 },
    });
  });

  it.each([
    [{ passage: { size: 79 } }, 'passage.size'],
    [{ passage: { size: 100, overlap: 100 } }, 'passage.overlap'],
    [{ folder: '' }, 'folder'],
    [{ path: 'x' }, ''],
  ])('refuses %j', (section, path) => {
    expect(knowledgeConfig.safeParse(section).error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});
