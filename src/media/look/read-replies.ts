import { z } from 'zod';
import type { PictureKind, PictureLook, ScanModality } from '../../core/picture';
import { isConclusion } from './conclusions';
import { share, texts, textUpTo, truth } from './lenient-values';
import { kindNamed, modalityNamed } from './picture-kind-names';

const MOST_OBSERVATIONS = 12;
const OBSERVATION_CHARACTERS = 200;
const TEXT_CHARACTERS = 4000;
const ANSWER_CHARACTERS = 300;

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
    const kind = kindOf(kindNamed(named), modality, look.observations);
    const extent = printed.includes(kind) ? 'words' : 'all';
    return {
      ...look,
      kind,
      modality: kind === 'scan' ? (modality ?? modalityNamed(named) ?? 'other') : null,
      observations: look.observations.filter((observation) => !isConclusion(observation, extent)),
    };
  });

/** As radiologists and their like speak of what they see. */
const IMAGING =
  /密度[影灶区]|[高低等]密度|[高低等]信号|[高低强无]回声|结节影|病灶|肺野|肺纹理|导联|杯盘比|\b(?:opacit|hypo(?:echo|dens|intens)|hyper(?:echo|dens|intens)|attenuation|lesion|lung field|lead v\d)/i;

/** What is spoken of as a scan is one, also where it was photographed from a screen: with scans one is most careful. */
function kindOf(kind: PictureKind, modality: ScanModality | null, seen: readonly string[]): PictureKind {
  if (kind === 'report') return kind;
  if (modality !== null) return 'scan';
  if (!['figure', 'screenshot', 'other'].includes(kind) || !seen.some((one) => IMAGING.test(one))) return kind;
  // A paper shows scans, too; who diagnoses takes it for somebody's.
  const isSomebodys = kind !== 'figure' || seen.some((one) => isConclusion(one, 'words'));
  return isSomebodys ? 'scan' : kind;
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
