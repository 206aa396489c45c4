import { knowledgeConfig } from './knowledge.config';

describe('knowledgeConfig', () => {
  it('has defaults for all', () => {
    expect(knowledgeConfig.parse({})).toEqual({ folder: 'knowledge', passage: { size: 640, overlap: 0 } });
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
