import { EvaluateWords } from './evaluate-words.use-case';

const finder = {
  find: (text: string) => (text.includes('赌') ? [{ word: '赌', action: text.includes('戒') ? 'mark' : 'block' }] : []),
};

describe('EvaluateWords', () => {
  it('counts the texts that a list takes notice of, and those it blocks', () => {
    const texts = ['血压高', '去赌', '戒赌', '头疼'].map((text, at) => ({ line: at + 1, text }));
    expect(new EvaluateWords(finder).run(texts)).toEqual({
      texts: 4,
      flagged: 0.5,
      blocked: 0.25,
      hits: [
        { line: 2, words: ['赌'], isBlocked: true, text: '去赌' },
        { line: 3, words: ['赌'], isBlocked: false, text: '戒赌' },
      ],
    });
  });
});
