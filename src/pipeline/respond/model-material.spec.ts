import { evidence, sourcedPassage } from '../../../test/fakes/journey';
import type { Passage } from '../../core/knowledge';
import { modelMaterial } from './model-material';

const stored: Passage[] = ['前言。', '甲。', '乙。', '后记。', '别处。'].map((text, ordinal) =>
  sourcedPassage(`p${ordinal}`, { text, ordinal }),
);
const asked: unknown[] = [];
const knowledge = {
  neighbours: (ids: readonly string[], width: number) => {
    asked.push([ids, width]);
    return Promise.resolve(stored);
  },
};
const material = (items: Parameters<typeof modelMaterial>[0], contextTokens = 1000) =>
  modelMaterial(items, { knowledge, retrieval: { window: 1, contextTokens } });

describe('modelMaterial', () => {
  it('joins neighbours and adds what stands around them', async () => {
    const [piece, ...others] = await material([evidence('p2', { text: '乙。' }), evidence('p1', { text: '甲。' })]);
    expect(others).toEqual([]);
    expect(piece?.id).toBe('p2');
    expect(piece?.text).toContain('甲。\n乙。');
    expect(asked).toEqual([[['p2', 'p1'], 1]]);
  });

  it('leaves out what is too much, and pieces of no document as they are', async () => {
    const pair = evidence('q', { kind: 'qa-pair', text: '可以。' });
    expect(await material([pair])).toEqual([pair]);
    const long = evidence('w', { kind: 'web', text: '长'.repeat(500) });
    expect((await material([pair, long], 300)).map(({ id }) => id)).toEqual(['q']);
  });
});
