import { evenIndex, evidence } from '../../../test/fakes/journey';
import { focusOf } from './question-focus';
import { rankPieces } from './rank-pieces';

const rank = (question: string, ...found: ReturnType<typeof evidence>[]) =>
  rankPieces(focusOf(question, evenIndex()), found);
const bare = { title: '', headingPath: [] };

describe('rankPieces', () => {
  it('puts the sentence first that says most about the question', () => {
    const [first, ...others] = rank('血压多少算高', evidence('a', { text: '多喝水。血压到140/90算高。早睡早起。' }));
    expect(first?.text).toBe('血压到140/90算高。');
    expect(others).toHaveLength(2);
    expect(first?.covered).toBeGreaterThan(0.6);
  });

  it('counts a heading for the sentences below it, but less than their own words', () => {
    const below = rank('血压多少算高', evidence('a', { ...bare, title: '血压多少算高', text: '到140/90。' }))[0];
    const own = rank('血压多少算高', evidence('a', { ...bare, text: '血压多少算高：到140/90。' }))[0];
    const nothing = rank('血压多少算高', evidence('a', { ...bare, text: '到140/90。' }))[0];
    expect(nothing?.covered).toBe(0);
    expect(below?.covered).toBeGreaterThan(0.5);
    expect(own?.covered).toBeGreaterThan(below?.covered ?? 1);
  });

  it('counts the rest of a paragraph for each of its sentences', () => {
    const pieces = rank(
      '血压多少算高',
      evidence('a', { ...bare, text: '先坐五分钟。血压多少算高看这里。\n\n先坐十分钟。' }),
    );
    const covered = new Map(pieces.map((piece) => [piece.text, piece.covered]));
    expect(covered.get('先坐五分钟。')).toBeGreaterThan(0);
    expect(covered.get('先坐十分钟。')).toBe(0);
  });

  it('prefers a number where an amount is asked for', () => {
    const text = '血压算高的人要吃药。\n\n血压算高是指到140/90。';
    expect(rank('血压多少算高', evidence('a', { ...bare, text }))[0]?.text).toBe('血压算高是指到140/90。');
  });

  it('prefers the first of two sources that say the same', () => {
    const text = '血压多少算高。';
    const [first, second] = rank('血压多少算高', evidence('a', { text }), evidence('b', { text }));
    expect([first?.evidence.id, second?.evidence.id]).toEqual(['a', 'b']);
    expect([first?.rank, second?.rank]).toEqual([0, 1]);
  });

  it('takes an approved answer together, with its question', () => {
    const pair = evidence('p', { kind: 'qa-pair', ...bare, title: '能喝酒吗', text: '最好不喝。实在要喝，先问医生。' });
    const pieces = rank('能喝酒吗', pair);
    expect(pieces.map(({ text, paragraph }) => [text, paragraph])).toEqual([
      ['最好不喝。', 0],
      ['实在要喝，先问医生。', 0],
    ]);
    expect(pieces[0]?.covered).toBe(1);
  });

  it('gives nothing for nothing', () => {
    expect(rank('血压多少算高')).toEqual([]);
    expect(rank('血压多少算高', evidence('a', { text: '# 血压\n\n---' }))).toEqual([]);
  });
});
