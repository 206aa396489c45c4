import { alignmentOf, bestAligned, topicKeys } from './alignment';
import type { SentenceFault } from './draft-sentence';
import type { SourceClause, SourceView } from './grounding-sources';
import type { ReadText } from './read-text';

/** Words that say more than others of their kind: the evidence must have one of the same kind. */
const STRONG: readonly RegExp[] = [
  /一定|必然|必定|肯定|绝(?!经|食|育)|百分之?百|毫无疑问|保证|确保|无疑|\b(?:certainly|definitely|always|guarantees?|guaranteed|surely|inevitably|undoubtedly)\b/,
  /所有|全部|任何|每[个位名种](?!月|小时|星期)|人人|一律|无一例外|\b(?:all|every(?! (?:\d|day|week|month|year|other))|everyone|any|anyone|entirely)\b/,
  /完全|彻底|根治|治愈|痊愈|消除|杜绝|零风险|\b(?:completely|fully|cures?|cured|eliminates?|eliminated)\b/,
  /唯一|只有|仅有|\b(?:only|sole)\b/,
  /最(?:佳|有效|安全|常见|重要|主要)|首选|\b(?:best|most effective|safest|most common)\b/,
  /显[著着]|明显|大幅|极其?|非常|远远|\b(?:significant(?:ly)?|dramatically|greatly|extremely)\b/,
  /证实|证明|\b(?:proves?|proven|proved|confirms?|confirmed)\b/,
  /引起|\b(?:causes?|caused|leads? to|led to|results? in)\b/,
  /永远|终身|终生|永久|\b(?:forever|lifelong|permanent(?:ly)?)\b/,
  /必须|务必/,
];
/** Words that say less: where the evidence says "perhaps", the sentence must not say "is". */
const WEAK: readonly RegExp[] = [
  /可能|也许|或许|大概|疑似|有望|倾向|初步|尚不?|潜在|\b(?:may(?! (?:not|be (?:used|kept|taken|given|booked|stored)|stay|take)\b)|might|could|possibl[ey]|potential(?:ly)?|perhaps|suggests?|appears?|seems?|likely|preliminary)\b/,
  /部分|有些|少数|个别|某些|一些|多数|大多|往往|通常|一般|偶尔|有时|罕见|\b(?:some|most|often|usually|sometimes|generally|occasionally|rarely|certain|typically|few|several)\b/,
];

/** Words of the evidence that carry such a word of the sentence, though they are others. */
const ALSO_CARRIED: readonly (readonly [RegExp, RegExp])[] = [
  [/必须|务必|\b(?:must|have to|has to)\b/, /须|应|要求|需|不能|\b(?:required|requires?|should|shall|needs?|only)\b/],
  [/引起|caus|lead|led|result/, /因(?!素|此)|致|使|引|由于|可见|反应|caus|lead|led|result|due|produc|effect|risk|make/],
  [/首选|最佳/, /推荐|优先|\b(?:recommended|preferred)\b/],
  [/每[个位名种]|\b(?:all|every|any)\b/, /每|均|都|各|\b(?:each|all|every|any|no)\b/],
  [/只有|仅有|唯一|\bonly\b/, /仅|只|限|\b(?:only|solely|alone|except)\b/],
];
/** Sentences of the evidence that speak so well of the matter, against the best, are heard. */
const NEARNESS = 0.5;
/** A clause this much like the sentence's is what the sentence says again. */
const LIKENESS = 0.7;

/** What is said with more certainty, of more, or in a higher degree than the evidence says it. */
export function checkOverstated(sentence: ReadText, view: SourceView): SentenceFault | null {
  const isWeakened = WEAK.some((pattern) => pattern.test(sentence.canonical));
  for (const clause of sentence.clauses) {
    const words = sentence.canonical.slice(clause.start, clause.end);
    const keys = topicKeys(clause, sentence);
    const near = bestAligned(keys, view, NEARNESS).map(sentenceAround);
    if (near.length === 0) continue;
    if (STRONG.some((pattern) => pattern.test(words) && !near.some((text) => carries(pattern, words, text)))) {
      return 'overstated';
    }
    const closest = bestAligned(keys, view)
      .filter((one) => alignmentOf(keys, one, view) >= LIKENESS)
      .map(({ clause: { start, end }, text }) => text.canonical.slice(start, end));
    if (!isWeakened && closest.length > 0 && closest.every((text) => WEAK.some((pattern) => pattern.test(text)))) {
      return 'overstated';
    }
  }
  return null;
}

const carries = (pattern: RegExp, words: string, source: string): boolean =>
  pattern.test(source) || ALSO_CARRIED.some(([said, also]) => said.test(words) && also.test(source));

function sentenceAround({ clause: { sentence: number }, text }: SourceClause): string {
  const all = text.clauses.filter((one) => one.sentence === number);
  return text.canonical.slice(all[0]?.start ?? 0, all.at(-1)?.end ?? 0);
}
