import type { PersonalKind } from '../../../text/placeholders';
import type { PlainView } from './plain-view';

/** Where personal data stands in a view; `end` is exclusive. */
export interface Finding {
  kind: PersonalKind;
  start: number;
  end: number;
}

/** One kind of personal data. Pure; answers in any order. */
export type PersonalRule = (view: PlainView) => Finding[];
