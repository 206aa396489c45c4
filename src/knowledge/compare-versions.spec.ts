import type { DocumentVersionContent } from '../core/ports/document-history';
import { CompareVersions } from './compare-versions.use-case';

const comparing = (...texts: readonly (string | null)[]): CompareVersions =>
  new CompareVersions({
    contentOf: (_id, number) => {
      const text = texts[number - 1] ?? null;
      return Promise.resolve(text === null ? null : ({ text } as DocumentVersionContent));
    },
  });
const runs = async (before: string, after: string): Promise<string[]> => {
  const difference = await comparing(before, after).run('d', { from: 1, to: 2 });
  return (difference?.runs ?? []).map(({ kind, lines }) => `${kind} ${lines.join('|')}`);
};

describe('the difference of two versions', () => {
  it('is by lines, whatever their ends', async () => {
    expect(await runs('a\nb\nc\n', 'a\r\nx\r\nc\r\nd')).toEqual([
      'same a',
      'removed b',
      'added x',
      'same c',
      'added d',
    ]);
    expect(await runs('a\nb', 'a\nb\n')).toEqual(['same a|b']);
    expect(await runs('', 'a')).toEqual(['added a']);
    expect(await runs('', '')).toEqual([]);
  });

  it('of texts that have too little in common is all of both', async () => {
    const lines = (name: string): string => Array.from({ length: 20_000 }, (_, at) => `${name} ${at}`).join('\n');
    const difference = await comparing(lines('a'), lines('b')).run('d', { from: 1, to: 2 });
    expect(difference?.runs.map(({ kind, lines: { length } }) => [kind, length])).toEqual([
      ['removed', 20_000],
      ['added', 20_000],
    ]);
  });

  it('is none where a text is not kept', async () => {
    expect(await comparing('a', null).run('d', { from: 1, to: 2 })).toBeNull();
    expect(await comparing('a').run('d', { from: 1, to: 7 })).toBeNull();
  });
});
