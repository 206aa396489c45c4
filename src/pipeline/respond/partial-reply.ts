import { readModelReply, type ReplyContext } from './model-reply';

/** The value of `answer` as far as it has come; the quote at its end may be missing. */
const ANSWER = /"answerable"\s*:\s*true[\s\S]*?"answer"\s*:\s*"((?:[^"\\]|\\(?:u[0-9a-fA-F]{4}|[^u]))*)/;
/** A sentence together with the marks of its sources. */
const SENTENCE_END = /[。！？!?.](?:\s*\[\d{1,3}\])+|(?:\[\d{1,3}\])+\s*[。！？!?.]/g;

/**
 * What may be shown of a reply that is still being written: its whole sentences, up to the last one that names its
 * sources, if they pass the checks of a finished reply. Empty when there is none yet.
 */
export function readPartialReply(text: string, context: ReplyContext): string {
  const written = ANSWER.exec(text)?.[1];
  if (written === undefined) return '';
  const answer = JSON.parse(`"${written.replace(/[\u0000-\u001f]/g, ' ')}"`) as string;
  const end = [...answer.matchAll(SENTENCE_END)].at(-1);
  if (!end) return '';
  // A mark that is still growing belongs to the sentence before.
  const complete = answer.slice(0, end.index + end[0].length);
  const reply = readModelReply(JSON.stringify({ answerable: true, answer: complete }), context);
  return reply.status === 'answer' ? reply.answer.text : '';
}
