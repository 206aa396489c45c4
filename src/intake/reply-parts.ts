import type { Answer } from '../core/answer';
import type { ReplyBody } from '../core/ports/channel';
import type { Delivery } from '../core/ports/inbox-store';
import type { Language } from '../core/question';
import { figuresText, type TableForm } from '../text/figures-words';
import { closingOf, stacked, withClosing } from './closing-lines';
import type { FoundAttachment } from './find-attachments';
import { sendKeyOf } from './question-ids';
import { sourceList } from './render-reply';
import { splitText } from './split-text';

export interface ReplyInput {
  answer: Answer;
  /** Those of the answer that are there; where a file is not, the words say so. */
  attachments?: readonly FoundAttachment[];
  /** Of tables in plain text. */
  form?: TableForm;
  language: Language;
  questionId: string;
  /** The channel's id of the member who asked. */
  askedBy: string;
  /** Epoch milliseconds. */
  askedAt: number;
  /** Longest part in characters; figures and sources are not counted. */
  partCharacters: number | undefined;
}

const lines = {
  zh: { file: (name: string) => `附件：${name}`, fileGone: '（完整表格没有保存下来，未能随附。）' },
  en: { file: (name: string) => `Attached: ${name}`, fileGone: '(The file with the whole table is missing.)' },
} as const;

/**
 * The reply in the parts in which it is sent, in order: words, of which the last part bears pictures, figures, label,
 * notice and sources, then each file. The same answer always gives the same parts under the same keys.
 */
export function replyParts({
  answer,
  attachments = [],
  form = 'lines',
  partCharacters,
  ...reply
}: ReplyInput): Delivery[] {
  const { language, questionId } = reply;
  const files = attachments.filter(({ kind }) => kind === 'file');
  const texts = textsOf(answer, { partCharacters, language, isWhole: files.length === countFiles(answer) });
  const words = texts.map((text, at): Delivery => {
    const body = { ...reply, text, citations: [], writer: answer.writer, part: at + 1, parts: texts.length };
    const sendKey = sendKeyOf(questionId, body.part);
    if (at < texts.length - 1) return { sendKey, text, body };
    const last = lastWords(answer, text, { language, form, hasFile: files.length > 0 });
    return { sendKey, text: last.plain, body: { ...body, text: last.text, ...belowWords(answer, attachments) } };
  });
  const fileParts = files.map(({ file, name }, at): Delivery => {
    const part = texts.length + at + 1;
    const body = { ...reply, text: '', citations: [], writer: answer.writer, part, parts: part, file: { file, name } };
    return { sendKey: sendKeyOf(questionId, part), text: lines[language].file(name), body };
  });
  return [...words, ...fileParts];
}

/** What the last part of words bears. */
function belowWords(
  { citations, figures }: Answer,
  attachments: readonly FoundAttachment[],
): Pick<ReplyBody, 'citations' | 'figures' | 'images'> {
  const pictures = attachments.filter(({ kind }) => kind === 'picture');
  const images = pictures.map(({ file, description }) => ({ file, description }));
  return { citations, ...(images.length > 0 && { images }), ...(figures && { figures }) };
}

/** Where figures follow, label and notice stand below those. */
function textsOf(
  answer: Answer,
  { partCharacters, language, isWhole }: Pick<ReplyInput, 'partCharacters' | 'language'> & { isWhole: boolean },
): string[] {
  const text = isWhole ? answer.text : stacked(answer.text, lines[language].fileGone);
  const words = answer.figures ? text : withClosing({ ...answer, text }, language);
  return partCharacters === undefined ? [words] : splitText(words, partCharacters);
}

/** The words of the last part for channels that show figures by themselves, and below them what made it; and all of it as plain text. */
function lastWords(
  answer: Answer,
  text: string,
  style: { language: Language; form: TableForm; hasFile: boolean },
): { text: string; plain: string } {
  const sources = sourceList(answer, style.language);
  if (!answer.figures) return { text, plain: stacked(text, sources) };
  const closing = closingOf(answer, style.language);
  return {
    text: stacked(text, answer.notice ?? ''),
    plain: stacked(text, figuresText(answer.figures, style), closing, sources),
  };
}

const countFiles = ({ attachments = [] }: Answer): number => attachments.filter(({ kind }) => kind === 'file').length;
