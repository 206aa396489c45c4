import type { Audience } from '../../../core/assistant-policy';
import { withoutPlaceholders } from '../../../text/placeholders';
import { visibleText } from '../visible-text';
import { isAboutResearch, isAboutTheHouse, isEveryday, isMedical } from './medical-topic';
import { ownCaseOf, tellsFinding } from './own-case';
import { decisionOf, type PersonalMedicine } from './wanted-decision';

export type { PersonalMedicine } from './wanted-decision';

export interface AskedSetting {
  /** Of the assistant. For professionals only what is plainly medical and plainly about a person counts. */
  audience: Audience;
}

/** From here on it is somebody's own case. */
const OWN_CASE = 2;

/**
 * What a question wants decided about somebody's own medicine; null where it asks about the matter as such. In doubt it
 * is taken for somebody's own: that costs an answer its freest sentences and adds the way to a doctor, no more.
 */
export function asksPersonalMedicine(question: string, { audience }: AskedSetting): PersonalMedicine | null {
  const folded = visibleText(withoutPlaceholders(question));
  const wanted = decisionOf(folded);
  if (!wanted) return null;
  const { weight, hasPerson } = ownCaseOf(folded);
  if (audience === 'professionals') {
    return isMedical(folded) && !isAboutResearch(folded) && hasPerson && weight >= OWN_CASE ? wanted.kind : null;
  }
  if (isAboutTheHouse(folded)) return null;
  // What to eat and how to measure is told to anybody; what somebody has is not.
  if (isEveryday(folded) && !(wanted.kind === 'diagnosis' && tellsFinding(folded))) return null;
  return weight + wanted.weight >= OWN_CASE ? wanted.kind : null;
}
