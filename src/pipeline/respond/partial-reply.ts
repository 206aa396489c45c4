import { readModelReply, type ReplyContext } from './model-reply';

/** Beyond it no answer is short enough, though each of its characters were an escape. */
const LONGEST_TEXT = 25_000;
/**
 * An object that says that it has an answer, and the answer as far as it has come. What may be behind it is the object's
 * end, or an escape of which the end has not come yet.
 */
const ANSWER =
  /^\s*(?:```(?:json)?\s*)?\{\s*"answerable"\s*:\s*true\s*,\s*"answer"\s*:\s*"((?:[ !#-[\]-\uffff]|\\(?:u[\da-fA-F]{4}|["\\/bfnrt]))*)(?:\\(?:u[\da-fA-F]{0,3})?|"\s*(?:\}\s*)?)?$/;
/** A sentence together with the marks of its sources. */
const SENTENCE_END = /[。！？!?.](?:\s*\[\d{1,3}\])+|(?:\[\d{1,3}\])+\s*[。！？!?.]/g;

/**
 * What may be shown of a reply that is still being written: its whole sentences, up to the last one that names its
 * sources. The reply, if it ended here, would be an answer that begins with them. Empty when there is none yet, and when
 * what has come is surely no answer; never throws.
 */
export function readPartialReply(text: string, context: ReplyContext): string {
  const written = text.length > LONGEST_TEXT ? undefined : ANSWER.exec(text)?.[1];
  if (written === undefined) return '';
  const answer = JSON.parse(`"${written}"`) as string;
  const end = [...answer.matchAll(SENTENCE_END)].at(-1);
  if (!end || textOf(answer, context) === null) return '';
  return textOf(answer.slice(0, end.index + end[0].length), context) ?? '';
}

function textOf(answer: string, context: ReplyContext): string | null {
  const reply = readModelReply(JSON.stringify({ answerable: true, answer }), context);
  return reply.status === 'answer' ? reply.answer.text : null;
}
