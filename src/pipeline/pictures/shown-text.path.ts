import type { PictureKind, ReadPicture } from '../../core/picture';
import type { Seen } from '../../core/ports/visual-questioner';
import type { Answer } from '../../core/answer';
import type { Language } from '../../core/question';
import { citationsOf } from '../respond/citations';
import { personalMedicineKinds } from '../safety/personal-medicine/wanted-decision';
import { needsPicture } from '../preprocess/asks-about-picture';
import { ordersReader } from './orders-in-picture';
import { pictureEvidence } from './picture-evidence';
import { pictureLine } from './picture-lines';
import { noParts, type PictureInput, type PictureParts } from './picture-parts';
import { pictureQuery } from './picture-query';
import { usableLines, wordsOf } from './picture-words';

/** Of which patients, too, may be told what a model sees: nothing of a body is on them. */
const PLAIN = new Set<PictureKind>(['figure', 'screenshot']);
/** It speaks of an illness or to somebody: what was taken for a figure may be a patient's own picture. */
const SOMEBODYS =
  /[你您咱]|确诊|诊断|医[生院]|孩子|患者|病人|[炎癌瘤栓梗衰疹癣]|囊肿|结节|增生|畸形|唐氏|骨折|[良恶]性|\byou\b|\bdiagnos|\bcancer|\btumou?r|\bfracture|\bcysts?\b|\b\w{3,}(?:itis|oma)\b|\b(?:benign|malignant)\b/iu;
const CAPTION = /^(?:图|表|Fig(?:ure|\.)?|Table)\s*[\dA-Z一二三四五六七八九十]+/iu;
/** Labels of a figure and names on a box are short. */
const SHORT = 24;
const MOST_LABELS = 8;
/** Fewer letters than this are a misread speck. */
const FEWEST = 4;

/** Figures, screens, boxes: their text and what a model sees of them, with what the documents say about it. */
export async function shownTextPath(input: PictureInput): Promise<PictureParts> {
  const { question, pictures, policy } = input;
  const [picture] = pictures;
  if (!picture || picture.kind === 'person') return noParts;
  const isUnread = picture.lines.length === 0 && picture.look === null;
  if (isUnread && needsPicture(question.text)) return noParts;
  const { language } = question;
  const answer = await ask(picture, input);
  const isUnfit = answer.status === 'seen' && policy.audience === 'patients' && SOMEBODYS.test(answer.value);
  const said = answer.status === 'seen' && !isUnfit ? [answer.value] : [];
  const intros = [introOf(picture.kind, language), pictureLine('figure-lead', language)];
  const material = pictures.map((one) => pictureEvidence(one, language, one === picture ? said : []));
  return {
    ...noParts,
    lead: said[0] === undefined ? lettersOf(picture, input) : seenIn(said[0], input),
    evidence: [pictureEvidence(picture, language, [...intros, ...said])],
    letters: [pictureEvidence(picture, language, intros)],
    query: pictureQuery(question, captionOf(picture) ?? wordsOf(picture)),
    material: material.filter(({ text }) => text !== ''),
    bridge: pictureLine('documents-say', language),
    ...(isPatientsBox(input) && {
      close: pictureLine('box-close', language),
      sentToDoctorFor: personalMedicineKinds,
    }),
    seen: [...(picture.look?.observations ?? []), ...said],
    usage: answer.usage,
  };
}

const isPatientsBox = ({ pictures, policy }: PictureInput): boolean =>
  policy.audience === 'patients' && pictures[0]?.kind === 'medicine-box';

const captionOf = (picture: ReadPicture): string | undefined => usableLines(picture).find((line) => CAPTION.test(line));

async function ask(
  picture: ReadPicture,
  { question, questioner, policy, intent, signal }: PictureInput,
): Promise<Seen<string>> {
  const isOpen = policy.audience === 'professionals' || PLAIN.has(picture.kind);
  // Who looks at a picture that orders it about would obey.
  const isOrdered = ordersReader([...picture.lines, picture.look?.text ?? '']);
  if (!questioner || !picture.shown || !isOpen || isOrdered) return { status: 'failed', usage: [] };
  return questioner.ask({
    picture: picture.shown,
    question: question.text,
    known: usableLines(picture).join('\n'),
    intent: intent?.name,
    assistant: question.assistant,
    conversation: question.conversation,
    member: question.member,
    signal,
  });
}

function seenIn(said: string, { question: { language }, pictures }: PictureInput): Answer {
  const evidence = pictures.slice(0, 1).map((picture) => pictureEvidence(picture, language));
  return {
    text: `${pictureLine('figure-lead', language)}${said}[1]`,
    citations: citationsOf(evidence),
    writer: 'model',
  };
}

/** What is printed on every box, and names nothing. */
const IMPRINT =
  /国药准字|注册|批准文号|生产|有效期|产地|公司|厂$|条[形码]|电话|地址|\b(?:lot|batch|exp|expiry|mfg|manufactured|reg(?:istration)?)\b|\b(?:ltd|inc|co)\b\.?/iu;

const isRead = (kind: PictureKind): boolean => kind === 'figure' || kind === 'medicine-box';
const introOf = (kind: PictureKind, language: Language): string =>
  pictureLine(kind === 'medicine-box' ? 'box-letters' : 'figure-letters', language);

/** Where nothing sees: the letters of a figure, the names on a box. */
function lettersOf(picture: ReadPicture, { question: { language } }: PictureInput): Answer | null {
  const { kind } = picture;
  if (!isRead(kind)) return null;
  const caption = captionOf(picture);
  const labels = usableLines(picture).filter((line) => line !== caption && line.length <= SHORT && !IMPRINT.test(line));
  const letters = [...(caption === undefined ? [] : [caption]), ...labels.slice(0, MOST_LABELS)];
  if (letters.join('').length < FEWEST) return null;
  const joined = letters.join(language === 'zh' ? '；' : '; ');
  return {
    text: `${introOf(kind, language)}${joined}${language === 'zh' ? '。' : '.'}[1]`,
    citations: citationsOf([pictureEvidence(picture, language)]),
    writer: 'quote',
  };
}
