import { evenIndex } from '../../../test/fakes/journey';
import { coverageOf, coveredWeight, focusOf } from './question-focus';

const share = (question: string, text: string, index = evenIndex()): number => {
  const focus = focusOf(question, index);
  return coveredWeight(focus, coverageOf(focus, text)) / focus.total;
};

describe('what a question is about', () => {
  it('is covered by a text that says the same', () => {
    expect(share('血压多少算高', '血压多少算高？')).toBe(1);
    expect(share('HbA1c 多少算高', '糖化（ｈｂａ１ｃ）多少算高')).toBe(1);
  });

  it('is not covered by a text about something else', () => {
    expect(share('血压多少算高', 'the weather is nice')).toBe(0);
  });

  it('is covered by half where a character stands outside its word', () => {
    const focus = focusOf('血压', evenIndex());
    expect([...coverageOf(focus, '血管的压力')]).toEqual([0.5, 0.5]);
    expect([...coverageOf(focus, '血压')]).toEqual([1, 1]);
  });

  it('is weighed by what the words tell', () => {
    // Whatever is not in "血压" tells nothing.
    const known = new Set(focusOf('血压', evenIndex()).parts.map(({ alone }) => alone));
    const index = evenIndex({ weightOf: (term) => (known.has(term) ? 2 : 0) });
    expect(share('请问大家血压', '血压', index)).toBe(1);
    expect(share('请问大家血压', '请问大家', index)).toBe(0);
  });

  it('counts a measured number little', () => {
    expect(share('血压145高吗', '145')).toBeLessThan(share('血压145高吗', '血压'));
  });

  it('is covered by half at most in a message of one character', () => {
    expect(share('药', '药')).toBeLessThanOrEqual(0.5);
    expect(share('', '药')).toBe(0);
    expect(share('😀', '药')).toBe(0);
  });

  it.each(['血压多少算高', '药要吃多久', '几天量一次', '什么时候吃药', '复查是哪天', 'how often should I measure'])(
    'asks for an amount or a time: %s',
    (text) => {
      expect(focusOf(text, evenIndex()).asksAmount).toBe(true);
    },
  );

  it.each(['能喝酒吗', '头晕怎么办', 'may I drink'])('asks for none: %s', (text) => {
    expect(focusOf(text, evenIndex()).asksAmount).toBe(false);
  });
});
