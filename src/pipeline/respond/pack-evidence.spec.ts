import { evidence, sourcedPassage } from '../../../test/fakes/journey';
import type { Evidence } from '../../core/answer';
import type { Passage } from '../../core/knowledge';
import { estimateTokens } from '../../text/estimate-tokens';
import { packEvidence, type PackInput } from './pack-evidence';

const bare = { title: '', headingPath: [] };
const piece = (id: string, changes: Partial<Evidence> = {}): Evidence =>
  evidence(id, { ...bare, text: `${id}说的话。`, ...changes });
const passage = (id: string, ordinal: number, changes: Partial<Passage> = {}): Passage =>
  sourcedPassage(id, { ordinal, text: `${id}说的话。`, ...changes });
const pack = (ranked: Evidence[], changes: Partial<PackInput> = {}) =>
  packEvidence({ ranked, surroundings: [], window: 1, budget: 1000, ...changes });
const idsOf = ({ pieces }: { pieces: Evidence[] }): string[] => pieces.map(({ id }) => id);

describe('packEvidence', () => {
  it('puts the best first and the second best last', () => {
    expect(idsOf(pack(['1', '2', '3', '4', '5', '6'].map((id) => piece(id))))).toEqual(['1', '3', '5', '6', '4', '2']);
    expect(idsOf(pack([]))).toEqual([]);
  });

  it('leaves out what does not fit, and takes a shorter one after it', () => {
    const long = piece('长', { text: '很长的一段话。'.repeat(30) });
    const packed = pack([piece('好'), long, piece('短')], { budget: 60 });
    expect(idsOf(packed)).toEqual(['好', '短']);
    expect(packed.tokens).toBeLessThanOrEqual(60);
  });

  it('cuts the best rather than giving nothing', () => {
    const [cut] = pack([piece('长', { text: '很长的一段话。'.repeat(90) })], { budget: 100 }).pieces;
    expect(cut?.text).toMatch(/^很长的一段话。.*…$/s);
    expect(estimateTokens(cut?.text ?? '')).toBeLessThanOrEqual(100);
  });

  it('gives what stands around a piece along with it', () => {
    const surroundings = [passage('前', 3), passage('中', 4), passage('后', 5), passage('远', 6)];
    expect(pack([piece('中')], { surroundings }).pieces.map(({ text }) => text)).toEqual([
      '前说的话。\n中说的话。\n后说的话。',
    ]);
    expect(pack([piece('中')], { surroundings, window: 0 }).pieces[0]?.text).toBe('中说的话。');
  });

  it('does not say twice what the piece repeats of the passage before', () => {
    const surroundings = [passage('前', 3), passage('中', 4, { overlap: '前说的话。' })];
    const hit = piece('中', { text: '前说的话。中说的话。' });
    expect(pack([hit], { surroundings }).pieces[0]?.text).toBe('前说的话。中说的话。');
    const longer = passage('前', 3, { text: '先说一句。前说的话。' });
    expect(pack([hit], { surroundings: [longer, ...surroundings.slice(1)] }).pieces[0]?.text).toBe(
      '先说一句。前说的话。\n中说的话。',
    );
  });

  it('gives a passage once, though it stands around two pieces or is one itself', () => {
    const surroundings = ['甲', '乙', '丙', '丁'].map((id, at) => passage(id, at));
    const texts = pack([piece('甲'), piece('丙'), piece('丁')], { surroundings }).pieces.map(({ text }) => text);
    expect(texts.join('\n').match(/乙说的话/g)).toHaveLength(1);
    expect(texts.join('\n').match(/丙说的话/g)).toHaveLength(1);
  });

  it('takes all pieces before what stands around them', () => {
    const ranked = [piece('甲'), piece('乙')];
    const surroundings = [passage('甲', 0), passage('甲后', 1, { text: '多余的话。'.repeat(9) }), passage('乙', 7)];
    const { tokens } = pack(ranked);
    const packed = pack(ranked, { surroundings, budget: tokens + 10 });
    expect(packed.pieces.map(({ text }) => text)).toEqual(['甲说的话。', '乙说的话。']);
  });

  it('gives an approved answer and a page as they are, and nothing that an author hid', () => {
    const pair = piece('甲', { kind: 'qa-pair' });
    expect(pack([pair], { surroundings: [passage('甲', 0), passage('乙', 1)] }).pieces).toEqual([pair]);
    const hidden = passage('后', 1, { text: '看得见。<!-- 看不见 -->' });
    const [shown] = pack([piece('甲')], { surroundings: [passage('甲', 0), hidden] }).pieces;
    expect(shown?.text).toBe('甲说的话。\n看得见。');
  });
});
