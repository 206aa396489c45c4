import {
  characterTerms,
  distinctIndexTerms,
  distinctSearchTerms,
  hashTerm,
  indexTerms,
  kindOf,
  type Term,
  TermKind,
} from './terms';

const word = (text: string): Term => hashTerm(text, 0, text.length, TermKind.word);
const cjk = (text: string): Term => hashTerm(text, 0, text.length, TermKind.cjk);
const piece = (text: string): Term => hashTerm(text, 0, text.length, TermKind.wordPiece);
const character = (text: string): Term => hashTerm(text, 0, text.length, TermKind.extra);

const indexTermsOf = (text: string): Term[] => {
  const terms: Term[] = [];
  indexTerms(text, (term) => terms.push(term));
  return terms;
};

describe('indexTerms', () => {
  it('takes 2- and 3-grams of Chinese', () => {
    expect(indexTermsOf('高血压')).toEqual([cjk('高血'), cjk('血压'), cjk('高血压')]);
  });

  it('takes a lone Chinese character as it is', () => {
    expect(indexTermsOf('盐?')).toEqual([cjk('盐')]);
  });

  it('takes words, and their pieces with begin and end marked', () => {
    expect(indexTermsOf('mm')).toEqual([word('mm'), piece('<mm'), piece('mm>')]);
  });

  it('takes a joined word and its parts', () => {
    expect(indexTermsOf('v1.x').filter((term) => kindOf(term) === TermKind.word)).toEqual([
      word('v1.x'),
      word('v1'),
      word('x'),
    ]);
  });

  it('keeps c++ apart from c', () => {
    expect(indexTermsOf('C++')[0]).toBe(word('c++'));
    expect(indexTermsOf('C++')).not.toContain(word('c'));
  });

  it('does not reach across marks or from words into Chinese', () => {
    expect(indexTermsOf('血，压')).toEqual([cjk('血'), cjk('压')]);
    expect(indexTermsOf('a压')).toEqual([word('a'), piece('<a>'), cjk('压')]);
  });

  it('repeats what is repeated', () => {
    expect(indexTermsOf('吃药，吃药')).toEqual([cjk('吃药'), cjk('吃药')]);
    expect(distinctIndexTerms('吃药，吃药')).toEqual([cjk('吃药')]);
  });

  it('sees full and half width alike', () => {
    expect(indexTermsOf('ＨｂＡ１ｃ')).toEqual(indexTermsOf('hba1c'));
  });

  it.each(['', '  ', '😀👍🏽', '？！…'])('finds nothing in %j', (text) => {
    expect(indexTermsOf(text)).toEqual([]);
  });
});

describe('characterTerms', () => {
  it('takes each Chinese character and no letter', () => {
    const terms: Term[] = [];
    characterTerms('盐 salt 糖', (term) => terms.push(term));
    expect(terms).toEqual([character('盐'), character('糖')]);
  });

  it('is a part of what search looks for, not of what the gate scores', () => {
    expect(distinctSearchTerms('血压')).toEqual([cjk('血压'), character('血'), character('压')]);
    expect(distinctIndexTerms('血压')).toEqual([cjk('血压')]);
  });
});

describe('hashTerm', () => {
  it('keeps kinds apart', () => {
    expect([word('ab'), cjk('ab'), piece('ab'), character('ab')].map(kindOf)).toEqual([0, 1, 2, 3]);
    expect(new Set([word('ab'), cjk('ab'), piece('ab'), character('ab')]).size).toBe(4);
  });

  it('depends on the stretch alone, not on where it stands', () => {
    expect(hashTerm('高血压病', 1, 3, TermKind.cjk)).toBe(cjk('血压'));
  });

  it('is exact as a number, positive and safe', () => {
    for (const text of ['', 'a', '血压', 'x'.repeat(5000)]) {
      expect(Number.isSafeInteger(word(text))).toBe(true);
      expect(word(text)).toBeGreaterThan(0);
    }
  });

  it('gives 200,000 distinct strings distinct terms', () => {
    const terms = new Set<Term>();
    let strings = 0;
    // Pairs of common Chinese characters, and numbered names that differ in a digit: what hashes badly if anything does.
    for (let first = 0; first < 350; first++) {
      for (let second = 0; second < 400; second++) {
        terms.add(cjk(String.fromCharCode(0x4e00 + first * 13, 0x4e00 + second * 7)));
        strings++;
      }
    }
    for (let at = 0; at < 60_000; at++) {
      terms.add(cjk(`model${at}`));
      strings++;
    }
    expect(strings).toBe(200_000);
    expect(terms.size).toBe(strings);
  });
});
