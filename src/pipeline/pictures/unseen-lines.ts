import type { PictureGap, PictureRefusal, ReadPicture } from '../../core/picture';
import type { Language } from '../../core/question';
import { gapLine, pictureLine, refusedLine } from './picture-lines';

export interface Unseen {
  /** Of the pictures that were read, so many are answered about. */
  told: number;
  /** Of the others, why. */
  refused: readonly PictureRefusal[];
  language: Language;
}

/** What could not be seen, a line each. */
export function unseenLines(shown: readonly ReadPicture[], { told, refused, language }: Unseen): string[] {
  const left = shown.length - told;
  return [
    ...gapLines(gapsOf(shown), language),
    ...(left > 0 ? [pictureLine('others-left', language).replace('{count}', String(left))] : []),
    ...refusedLines(refused, language),
  ];
}

/** Few letters are no loss where a model looked. */
export const gapsOf = (shown: readonly ReadPicture[]): readonly PictureGap[] => [
  ...new Set(shown.flatMap(({ gaps, look }) => gaps.filter((gap) => gap !== 'few-letters' || !look))),
];

const UNLOOKED = new Set<PictureGap>(['no-model', 'kept-here', 'model-failed', 'looks-used-up']);

/** A line each; where neither letters were read nor a model looked, one for both. */
export function gapLines(gaps: readonly PictureGap[], language: Language): string[] {
  const isUnread = gaps.includes('no-recogniser') && gaps.some((gap) => UNLOOKED.has(gap));
  const others = isUnread ? gaps.filter((gap) => gap !== 'no-recogniser' && !UNLOOKED.has(gap)) : gaps;
  return [...(isUnread ? [pictureLine('unread', language)] : []), ...others.map((gap) => gapLine(gap, language))];
}

/** Pictures that were not read beside others that were, by reason. */
export function refusedLines(refused: readonly PictureRefusal[], language: Language): string[] {
  return [...new Set(refused)].map((reason) => {
    const line = refusedLine(reason, language);
    if (reason === 'too-many') return line;
    const count = refused.filter((one) => one === reason).length;
    return `${pictureLine('not-opened', language).replace('{count}', String(count))}${line}`;
  });
}
