import { z } from 'zod';
import type { PictureKind, PictureLook } from '../../core/picture';
import { isConclusion } from './conclusions';
import { share, texts, textUpTo, truth } from './lenient-values';
import { kindNamed, modalityNamed } from './picture-kind-names';

export const MOST_OBSERVATIONS = 12;
export const OBSERVATION_CHARACTERS = 200;
const TEXT_CHARACTERS = 4000;
export const ANSWER_CHARACTERS = 300;

/** On these, names of diseases are what is printed. */
const printed: readonly PictureKind[] = ['figure', 'screenshot', 'medicine-box'];

/** Models call what they saw by either name. */
const underOneName = z.preprocess(
  (value) => {
    if (typeof value !== 'object' || value === null) return value;
    const given = value as Record<string, unknown>;
    return {
      ...given,
      observations: given.observations ?? given.findings,
      isAnswerable: given.isAnswerable ?? given.answerable,
    };
  },
  z.record(z.string(), z.unknown()),
);

const observations = texts(MOST_OBSERVATIONS, OBSERVATION_CHARACTERS);

export const lookSchema = underOneName
  .pipe(
    z.object({
      kind: z.string().trim().min(1),
      modality: textUpTo(100),
      observations,
      text: textUpTo(TEXT_CHARACTERS),
      confidence: share,
      isAnswerable: truth(true),
    }),
  )
  .transform(({ kind: named, modality: ofScan, ...look }): PictureLook => {
    const modality = modalityNamed(ofScan);
    const kind = kindOf(named, modality !== null);
    const extent = printed.includes(kind) ? 'words' : 'all';
    return {
      ...look,
      kind,
      modality: kind === 'scan' ? (modality ?? modalityNamed(named) ?? 'other') : null,
      observations: look.observations.filter((observation) => !isConclusion(observation, extent)),
    };
  });

/** What has a modality is a scan, whatever else it is called: with scans one is most careful. */
function kindOf(named: string, hasModality: boolean): PictureKind {
  const kind = kindNamed(named);
  return hasModality && kind !== 'report' ? 'scan' : kind;
}

/** `all`: with those that conclude. */
export const observationsSchema = underOneName
  .pipe(z.object({ observations, isAnswerable: truth(true) }))
  .transform(({ observations: all, isAnswerable }) => ({
    all,
    isAnswerable,
    kept: all.filter((observation) => !isConclusion(observation)),
  }));

export const answerSchema = underOneName.pipe(
  z.object({
    answer: z.unknown().pipe(textUpTo(ANSWER_CHARACTERS)),
    confidence: share,
    isAnswerable: truth(true),
  }),
);
