import { citationsOf } from '../respond/citations';
import { personalMedicineKinds } from '../safety/personal-medicine/wanted-decision';
import { pictureEvidence } from './picture-evidence';
import { pictureLine } from './picture-lines';
import { findingDecisions, noParts, type PictureInput, type PictureParts } from './picture-parts';
import { pictureQuery } from './picture-query';
import { reportFindings } from './report-findings';

const SAID = {
  zh: { high: '偏高', low: '偏低', normal: '' },
  en: { high: ' high', low: ' low', normal: '' },
} as const;

/** A report is somebody's own: what to take for it is for a doctor. */
const MEDICINE = /药|胰岛素|双胍|剂量|[加减]量|\b(?:doses?|medicines?|medications?|pills?|insulin|drugs?|tablets?)\b/iu;

/** The rows against their own ranges, by arithmetic; then what the knowledge says of those that stand out. */
export function reportPath({ question, pictures, signal }: PictureInput): PictureParts {
  signal?.throwIfAborted();
  const { language, text } = question;
  const findings = reportFindings(pictures, text, language);
  if (!findings) return noParts;
  const { sentences, topics, isUrgent } = findings;
  const intro = topics.length > 0 ? [pictureLine('report-intro', language)] : [];
  const evidence = pictures.map((picture) => pictureEvidence(picture, language, [...intro, ...sentences]));
  const cited = evidence.map((_, at) => `[${at + 1}]`).join('');
  const about = topics
    .map(({ item, verdict }) => `${item}${SAID[language][verdict]}`)
    .join(language === 'zh' ? '？' : '? ');
  return {
    ...noParts,
    urgent: isUrgent ? pictureLine('report-urgent', language) : null,
    lead: {
      text: [...intro, ...sentences.slice(0, -1), `${sentences.at(-1) ?? ''}${cited}`].join('\n'),
      citations: citationsOf(evidence),
      writer: 'quote',
    },
    evidence,
    told: pictures.length,
    bridge: pictureLine('documents-say', language),
    topics: topics.map(({ item }) => item),
    byTopic: topics.flatMap(({ item }) => pictureQuery(question, item) ?? []),
    // Nothing is to be read before the doctor is reached.
    query: topics.length === 0 || isUrgent ? null : pictureQuery(question, about),
    sentToDoctorFor: MEDICINE.test(text) ? personalMedicineKinds : findingDecisions,
    close: MEDICINE.test(text)
      ? `${pictureLine('report-close', language)}\n${pictureLine('report-medicine', language)}`
      : pictureLine('report-close', language),
  };
}
