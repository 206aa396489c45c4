import type { PaperPage } from './listed-paper';
import { noFields, readField } from './paper-fields';

const TITLE = /^#\s+(.+)$/;
const LINKED = /^\[(.+)\]\(\S+\)$/;
const QUESTION = /^##\s+(.+?)\s*#*$/;
const FENCE = /^\s*(?:```|~~~)/;

/** Reads the page of a paper: a title, lines such as `作者：甲, 乙`, then questions as headings with their answers. */
export function readPaperPage(text: string): PaperPage {
  let title: string | null = null;
  let fields = noFields;
  let isCode = false;
  const questions: { question: string; lines: string[] }[] = [];
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    if (FENCE.test(line)) isCode = !isCode;
    const question = isCode ? undefined : QUESTION.exec(line)?.[1];
    const open = questions.at(-1);
    if (question !== undefined) questions.push({ question, lines: [] });
    else if (open) open.lines.push(line);
    else {
      title ??= TITLE.exec(line)?.[1] ?? null;
      fields = { ...fields, ...readField(line.replace(/^\s*[-*+]\s+/, '')) };
    }
  }
  const answered = questions
    .map(({ question, lines }) => ({ question, answer: lines.join('\n').trim() }))
    .filter(({ answer }) => answer !== '');
  return {
    title: title === null ? null : (LINKED.exec(title.trim())?.[1] ?? title).replace(/\s+/g, ' ').trim(),
    summary: answered[0]?.answer ?? null,
    subject: fields.subject,
    authors: fields.authors,
    questions: answered,
  };
}
