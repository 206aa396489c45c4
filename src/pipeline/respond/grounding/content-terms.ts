import { characterRuns } from '../../../text/character-runs';

/** Chinese words that say little of what a sentence is about. */
const EMPTY =
  /不能|不需|不(?!良|适|同|足|全|孕)|没有?|无(?!菌|痛|创)|未(?!成年)|勿|的话|[的了是在和与或及也都就而但其这那该此为于从由对把被将会过们呢吗吧啊地得之]|(?<!显)着|并且|而且|以及|但是|所以|因为|如果|则|以|及其|应当?|应该|需要?|可以?|能够?|要|请|您|你|我|他|她|它|时候?|进行|一个|一种|有|等|还|再|后|前|中|上|下|内|大家|通常|一般|主要|建议|其中|方面|情况|这样|资料|说明|写明|指出|提到|显示|根据|按照|关于|即|均|约|每|第|只|仅|若|当|至|到|用|使|做|者|人|个|次|会|多于|少于|高于|低于|大于|小于|超过|比例|人群|合计|总共|共|一共|分别|平均|大约|左右|同时|之间|期间|以内|之内|以上|以下/gu;
const ENGLISH_EMPTY = new Set(
  'a an the and or but of to in on at by for with from as is are was were be been being it its this that these those there their they them he she his her you your we our i if then than so such can could may might will would shall should must do does did has have had not no nor also into about over under up down out off per each any all some more most very just only which who whom whose what when where while because due during through between both day days daily week weekly month monthly year yearly hour hours every once twice times nobody kept keep either same other one'.split(
    ' ',
  ),
);

/** A word without its ending, so that `tablets` and `tablet`, `starting` and `started` are one. */
export function stemOf(word: string): string {
  if (/\d/.test(word) || word.length < 4) return word;
  const stem = word
    .replace(/'s$/, '')
    .replace(/(?:ations?|ements?|ments?)$/, '')
    .replace(/ies$/, 'y')
    .replace(/(?:ings?|edly|ed|ly|es|s)$/, '')
    .replace(/e$/, '')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  return stem.length < 3 ? word : stem;
}

export interface ContentTerm {
  /** A Chinese character or the stem of a word. */
  text: string;
  /** It and the character behind it; null at the end of a run. */
  pair: string | null;
  start: number;
  isLatin: boolean;
}

/** What a stretch of canonical text is about, in order. `blank` are stretches that are compared otherwise, such as numbers. */
export function contentTerms(
  canonical: string,
  { start, end }: { start: number; end: number },
  blank: readonly { start: number; end: number }[] = [],
): ContentTerm[] {
  let text = canonical.slice(start, end);
  for (const one of blank) {
    const from = Math.max(0, one.start - start);
    const to = Math.min(text.length, one.end - start);
    if (from < to) text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
  }
  text = text.replace(EMPTY, (word) => ' '.repeat(word.length));
  const terms: ContentTerm[] = [];
  for (const run of characterRuns(text)) {
    if (run.kind === 'latin') {
      for (const word of text.slice(run.start, run.end).split(/[-_.]/)) {
        if (word === '' || ENGLISH_EMPTY.has(word)) continue;
        terms.push({ text: stemOf(word), pair: null, start: start + run.start, isLatin: true });
      }
      continue;
    }
    for (let at = run.start; at < run.end; at++) {
      const pair = at + 1 < run.end ? text.slice(at, at + 2) : null;
      terms.push({ text: text.charAt(at), pair, start: start + at, isLatin: false });
    }
  }
  return terms;
}

/** What two stretches are compared by: pairs of characters, lone characters and words. */
export const comparable = (terms: readonly ContentTerm[]): string[] =>
  terms.flatMap((term, at) => {
    if (term.isLatin) return [term.text];
    if (term.pair !== null) return [term.pair];
    const before = terms[at - 1];
    return before?.start === term.start - 1 && before.pair !== null ? [] : [term.text];
  });
