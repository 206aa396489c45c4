import type { OutgoingReply } from '../../../core/ports/channel';

/** A stream shows one message that is written anew with each state, until it is finished; page `path/101031`. */
export function streamBody(
  { sendKey, body }: OutgoingReply,
  { content, finish }: { content: string; finish: boolean },
): object {
  return { msgtype: 'stream', stream: { id: sendKey, finish, content, ...feedbackOf(body) } };
}

export function markdownBody({ body }: OutgoingReply, content: string) {
  return { msgtype: 'markdown', markdown: { content, ...feedbackOf(body) } };
}

/** Of an id the platform takes 256 bytes. With it, members can judge the answer. */
function feedbackOf({ writer, questionId, part, parts }: OutgoingReply['body']): object {
  const isJudged = writer !== 'fixed' && part === parts && questionId !== '' && Buffer.byteLength(questionId) <= 256;
  return isJudged ? { feedback: { id: questionId } } : {};
}
