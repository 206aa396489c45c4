import { evidence, question } from '../../../test/fakes/journey';
import type { Evidence } from '../../core/answer';
import type { Question } from '../../core/question';
import { approvedAnswer } from './approved-answer';

const words = '可以，**少量**即可。\n\n但吃阿司匹林期间不行。';
const pair = evidence('p', { kind: 'qa-pair', title: '能喝酒吗', text: words, score: 1 });

const answerTo = (changes: Partial<Question>, found: readonly Evidence[] = [pair], similarity = 1): string | null =>
  approvedAnswer({
    question: question({ text: '能喝酒吗', matchText: '能喝酒吗', ...changes }),
    evidence: found,
    snapshot: { similarPairs: (text) => (text === '能喝酒吗' ? found.map(({ id }) => ({ id, similarity })) : []) },
  })?.text ?? null;

describe('approvedAnswer', () => {
  it('gives what was approved for this very question word for word', () => {
    expect(answerTo({}, [evidence('a', { text: '喝酒伤肝。' }), pair])).toBe(`${words}[1]`);
  });

  it('gives none to a question that is only alike, nor where two were approved', () => {
    expect(answerTo({}, [pair], 0.97)).toBeNull();
    expect(answerTo({ matchText: '怀孕了能喝酒吗' })).toBeNull();
    expect(answerTo({}, [pair, { ...pair, id: 'q', text: '不行。' }])).toBeNull();
  });

  it('gives none where the question is about what came with it', () => {
    expect(answerTo({ quoted: { text: '这个药', isFromBot: false } })).toBeNull();
    expect(answerTo({ articles: [{ url: 'https://example.org', title: '', text: '药' }] })).toBeNull();
    expect(answerTo({ files: [{ id: 'f', name: '报告.pdf' }] })).toBeNull();
  });

  it('leaves alone what would look like a citation of ours, and what is too long for a group', () => {
    expect(answerTo({}, [{ ...pair, text: '可以[3]。' }])).toBeNull();
    expect(answerTo({}, [{ ...pair, text: '长'.repeat(1001) }])).toBeNull();
  });
});
