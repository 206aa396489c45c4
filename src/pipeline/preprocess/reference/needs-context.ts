import { languageOf } from '../../../text/language';
import { simplify } from '../../../text/simplify';
import { needsContextInEnglish } from './english-reference';
import { contentWeight } from './content-weight';
import { matterOf } from './matter-of';
import { findPronoun } from './pronouns';
import { subjectOf } from './subject-of';
import { swappedIn } from './swap-topic';

/**
 * `plain`: the text points at something that it does not name, or says next to nothing by itself. `carried-on`: it says
 * something and goes on from what was said before, as words such as 那 show. `likely`: it may stand by itself, but begins
 * as if it went on. `none`: it is complete.
 */
export type ContextNeed = 'plain' | 'carried-on' | 'likely' | 'none';

/** A text of this length says what it is about, whatever its pronouns. */
const LONG_CHARACTERS = 200;
/** Longer sentences say what they are about, but for a pronoun. */
const SHORT_CHARACTERS = 16;
const SHORT_LIKELY = 9;
const NOTHING_SAID = 0;
const LITTLE_SAID = 4;

const CARRIES_ON = /^那(?![么天年次边里儿时种些个位会周月晚段阵家是])/u;
const STARTS_LATE =
  /^(?:能不能|能|可不可以|可以|要不要|需不需要|需要|要|会不会|会|用不用|还能|还要|还会|还|也|再|换成|改成|改用|换|多久[能可要会]|几[天次个][能可要会]?|什么时候[能可要会]|为什么[不还会要])/u;
const ASKS_THE_SAME = /^.{1,5}(?:可以|行|能行|也行|也可以|能吃|能用|能喝)[吗么嘛不]*$/u;

export function contextNeed(written: string): ContextNeed {
  const text = simplify(written);
  if (text.length > LONG_CHARACTERS) return 'none';
  if (languageOf(text) === 'en') return needsContextInEnglish(text) ? 'plain' : 'none';
  if (findPronoun(text)) return 'plain';
  const bare = text
    .slice(matterOf(text))
    .replace(/[\s？?！!。~，,]+$/u, '')
    .replace(/^那么[，,]?/u, '');
  if (bare === '' || bare.length > SHORT_CHARACTERS || /[\n，,。；;？?]/u.test(bare)) return 'none';
  if (swappedIn(bare) !== null) return 'plain';
  const carriesOn = CARRIES_ON.test(bare);
  const said = carriesOn ? bare.slice(1) : bare;
  const weight = contentWeight(said);
  if (weight <= NOTHING_SAID) return 'plain';
  if (carriesOn) return subjectOf(said) === null ? 'carried-on' : 'none';
  if (bare.length > SHORT_LIKELY || weight > LITTLE_SAID) return 'none';
  return STARTS_LATE.test(bare) || ASKS_THE_SAME.test(bare) ? 'likely' : 'none';
}

/** Whether the text alone does not tell what is asked. */
export const needsContext = (text: string): boolean => contextNeed(text) !== 'none';
