import { characterRuns, foldText } from '../../text/character-runs';
import { conceptsOfChinese, conceptsOfWord } from './lexicon';
import { rawWords } from './name-words';
import { stem } from './stem';

/** What a question says, ready to be held against names. */
export interface QuestionWords {
  folded: string;
  /** Distinct stems, words that say nothing left out. */
  stems: readonly string[];
  concepts: ReadonlySet<number>;
  /** Each Chinese character and each two side by side. */
  chinese: ReadonlySet<string>;
  asksTime: boolean;
}

const EMPTY = new Set(
  (
    'a an the of in at to for with and or is are was were be been being do does did have has had this that these those ' +
    'which what whose it its their there them they i me my we our you your by as from into than then so if not no any all ' +
    'each every per only also can could would should may might will shall give list show find return get tell please ' +
    'most least more less top many much how number using use used include including exclude excluding where who when ' +
    'why between during within other least one two three four five six seven eight nine ten both either whether about ' +
    'order ordered sort sorted ascending descending respectively corresponding result calculate compute provide'
  )
    .split(' ')
    .map(stem),
);

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
const MONTHS = 'january|february|march|april|june|july|august|september|october|november|december';
const TIME = new RegExp(
  `${YEAR.source}|${MONTHS}|date|day|month|year|week|time|when|recent|latest|newest|earliest|last|past|ago|since|until|quarter|[年月季周日]|最近|近|最新|最早`,
);

/** Of a stemmed word: it stands in questions of all kinds. */
export const saysNothing = (stemmed: string): boolean => EMPTY.has(stemmed);

export function questionWords(question: string): QuestionWords {
  const folded = foldText(question);
  const stems = new Set<string>();
  const concepts = conceptsOfChinese(folded);
  for (const word of rawWords(question)) {
    const stemmed = stem(word);
    for (const concept of conceptsOfWord(stemmed)) concepts.add(concept);
    if (!EMPTY.has(stemmed)) stems.add(stemmed);
  }
  if (YEAR.test(folded)) for (const concept of conceptsOfWord('year')) concepts.add(concept);
  const chinese = new Set<string>();
  for (const { kind, start, end } of characterRuns(folded)) {
    if (kind !== 'cjk') continue;
    for (let at = start; at < end; at++) {
      chinese.add(folded.charAt(at));
      if (at + 1 < end) chinese.add(folded.slice(at, at + 2));
    }
  }
  return { folded, stems: [...stems], concepts, chinese, asksTime: TIME.test(folded) };
}
