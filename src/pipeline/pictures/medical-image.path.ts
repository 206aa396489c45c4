import type { ReadPicture } from '../../core/picture';
import type { Seen } from '../../core/ports/visual-questioner';
import type { ScanModality } from '../../core/picture';
import { pictureLine, scanName } from './picture-lines';
import { findingDecisions, noParts, type PictureInput, type PictureParts } from './picture-parts';
import { pictureQuery } from './picture-query';
import { usableLines } from './picture-words';

/** By what the documents speak of such a picture. */
const TERMS: Readonly<Record<ScanModality, string>> = {
  ct: 'CT',
  'x-ray': 'X光 胸片',
  mri: '磁共振 MRI',
  ultrasound: '超声 B超',
  pathology: '病理',
  endoscopy: '内镜 胃镜 肠镜',
  ecg: '心电图',
  fundus: '眼底',
  other: '',
};
const MOST_OBSERVATIONS = 6;

/**
 * What a model sees leads to what the documents say in general, and is itself never said: no diagnosis can be in it then.
 * The words of the sources are quoted, whatever model there is.
 */
export async function medicalImagePath(input: PictureInput): Promise<PictureParts> {
  const { question, pictures } = input;
  const [picture] = pictures;
  if (!picture) return noParts;
  const { language } = question;
  const seen = await observe(picture, input);
  const observations = seen.status === 'seen' ? seen.value : (picture.look?.observations ?? []);
  const modality = picture.look?.modality ?? null;
  const isBody = picture.kind === 'body-part';
  const about = [
    modality === null ? '' : TERMS[modality],
    ...observations.slice(0, MOST_OBSERVATIONS),
    ...sheet(picture),
  ];
  return {
    ...noParts,
    lead: {
      text: isBody
        ? pictureLine('body-lead', language)
        : pictureLine('scan-lead', language).replace('{what}', scanName(modality, language)),
      citations: [],
      writer: 'fixed',
    },
    query: pictureQuery(question, about.filter((part) => part !== '').join('？')),
    isQuoted: true,
    bridge: pictureLine('scan-general', language),
    sentToDoctorFor: findingDecisions,
    close: pictureLine(isBody ? 'body-close' : 'scan-close', language),
    topics: [...observations, ...sheet(picture)].flatMap(twos),
    seen: observations,
    usage: seen.usage,
  };
}

/** A model that was trained for such pictures may see more in them than the first look did. */
async function observe(
  picture: ReadPicture,
  { question, questioner, intent, signal }: PictureInput,
): Promise<Seen<readonly string[]>> {
  if (!questioner || !picture.shown) return { status: 'failed', usage: [] };
  return questioner.observe({
    picture: picture.shown,
    question: question.text,
    known: sheet(picture).join('\n'),
    intent: intent?.name,
    assistant: question.assistant,
    conversation: question.conversation,
    member: question.member,
    signal,
  });
}

/** Neighbouring Chinese characters and longer words: what a source that is about the picture shares with it. */
const twos = (text: string): string[] => [
  ...Array.from(text.matchAll(/(?=(\p{Script=Han}{2}))/gu), ([, two = '']) => two),
  ...(text.match(/[A-Za-z]{4,}/g) ?? []),
];

const MOST_LINES = 4;
/** The words of a sheet that goes with the picture. */
const sheet = (picture: ReadPicture): readonly string[] => usableLines(picture).slice(0, MOST_LINES);
