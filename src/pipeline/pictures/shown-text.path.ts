import type { PictureKind, ReadPicture } from '../../core/picture';
import type { Seen } from '../../core/ports/visual-questioner';
import type { Answer } from '../../core/answer';
import { citationsOf } from '../respond/citations';
import { ordersReader } from './orders-in-picture';
import { pictureEvidence } from './picture-evidence';
import { pictureLine } from './picture-lines';
import { noParts, type PictureInput, type PictureParts } from './picture-parts';
import { pictureQuery } from './picture-query';
import { usableLines, wordsOf } from './picture-words';

/** Of which patients, too, may be told what a model sees: nothing of a body is on them. */
const PLAIN = new Set<PictureKind>(['figure', 'screenshot']);
const CAPTION = /^(?:图|表|Fig(?:ure|\.)?|Table)\s*[\dA-Z一二三四五六七八九十]+/iu;
/** Labels of a figure and names on a box are short. */
const SHORT = 24;
const MOST_LABELS = 8;

/** Figures, screens, boxes: their text and what a model sees of them, with what the documents say about it. */
export async function shownTextPath(input: PictureInput): Promise<PictureParts> {
  const { question, pictures } = input;
  const [picture] = pictures;
  if (!picture || picture.kind === 'person') return noParts;
  const { language } = question;
  const answer = await ask(picture, input);
  const said = answer.status === 'seen' ? [answer.value] : [];
  const evidence = [pictureEvidence(picture, language, said)];
  const material = pictures.map((one) => pictureEvidence(one, language, one === picture ? said : []));
  return {
    ...noParts,
    lead: said[0] === undefined ? lettersOf(picture, input) : seenIn(said[0], input),
    evidence,
    query: pictureQuery(question, captionOf(picture) ?? wordsOf(picture)),
    material: material.filter(({ text }) => text !== ''),
    bridge: pictureLine('figure-more', language),
    seen: [...(picture.look?.observations ?? []), ...said],
    usage: answer.usage,
  };
}

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

const INTRO = {
  zh: { figure: '图上写着：', 'medicine-box': '包装上写着：' },
  en: { figure: 'The figure says: ', 'medicine-box': 'The box says: ' },
} as const;
const isRead = (kind: PictureKind): kind is 'figure' | 'medicine-box' => kind === 'figure' || kind === 'medicine-box';

/** Where nothing sees: the letters of a figure, the names on a box. */
function lettersOf(picture: ReadPicture, { question: { language } }: PictureInput): Answer | null {
  const { kind } = picture;
  if (!isRead(kind)) return null;
  const caption = captionOf(picture);
  const labels = usableLines(picture).filter((line) => line !== caption && line.length <= SHORT);
  const letters = [...(caption === undefined ? [] : [caption]), ...labels.slice(0, MOST_LABELS)];
  if (letters.length === 0) return null;
  const joined = letters.join(language === 'zh' ? '；' : '; ');
  return {
    text: `${INTRO[language][kind]}${joined}${language === 'zh' ? '。' : '.'}[1]`,
    citations: citationsOf([pictureEvidence(picture, language)]),
    writer: 'quote',
  };
}
