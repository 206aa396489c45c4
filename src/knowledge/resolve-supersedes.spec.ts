import type { Document } from '../core/knowledge';
import { SupersededPaths } from './resolve-supersedes';

const naming = (path: string, supersedes: readonly string[]): Document => ({
  ...{ id: 'x', knowledgeBaseId: 'b', path, title: '', contentHash: '', format: 'markdown', url: null },
  ...{ sources: [], reviewedOn: null, reviewedBy: null },
  validity: { from: null, until: null, supersedes, withdrawnAt: null },
});
const paths = new SupersededPaths(
  ['old.md', 'folder/old.md', 'caf\u0065\u0301.md', '饮食.md'],
  new Map([['was.md', 'now.md']]),
);
const resolved = (path: string, ...written: string[]) =>
  paths.resolve(naming(path, written)).document.validity.supersedes;

describe('supersedes', () => {
  it.each([
    ['a path of the knowledge base', 'new.md', 'old.md', 'old.md'],
    ['one beside it', 'folder/new.md', './old.md', 'folder/old.md'],
    ['one above it', 'folder/new.md', '../old.md', 'old.md'],
    ['the path of the knowledge base before one beside it', 'folder/new.md', 'old.md', 'old.md'],
    ['a path as Windows writes it', 'new.md', 'folder\\old.md', 'folder/old.md'],
    ['the same letters in another form', 'new.md', 'café.md', 'caf\u0065\u0301.md'],
    ['what has moved', 'new.md', 'was.md', 'now.md'],
  ])('may name %s', (_what, path, written, found) => {
    expect(resolved(path, written)).toEqual([found]);
  });

  it('stays as it is where it names nothing, with a warning', () => {
    const { document, problems } = paths.resolve(naming('new.md', ['gone.md', '饮食.md', '饮食.md']));
    expect(document.validity.supersedes).toEqual(['gone.md', '饮食.md']);
    expect(problems).toEqual([
      { file: 'new.md', severity: 'warning', message: expect.stringContaining('"gone.md"') as string },
    ]);
  });
});
