import type { OutgoingReply } from '../../../core/ports/channel';
import type { FeishuContent } from '../api/feishu-api';
import { answerCards, type CardPicture } from './answer-card';
import { labelOf } from './card-words';
import { escapePlainText } from './escape-markup';

/** Of a post; page `server-docs/im-v1/message/create`. */
const MAX_POST_BYTES = 30 * 1024;

/** The forms in which a reply may be sent, the best first: an answer as a card, one of the program's own lines as text. */
export function replyContents(reply: OutgoingReply, pictures: readonly CardPicture[]): FeishuContent[] {
  if (reply.body.writer === 'fixed') return [textContent(reply)];
  const post = postContent(reply);
  return [
    ...answerCards(reply.body, pictures).map((content) => ({ type: 'interactive' as const, content })),
    ...(Buffer.byteLength(post.content) <= MAX_POST_BYTES ? [post] : []),
    textContent(reply),
  ];
}

const textContent = (reply: OutgoingReply): FeishuContent => ({
  type: 'text',
  content: JSON.stringify({ text: escapePlainText(linesOf(reply).join('\n')) }),
});

/** Its text elements know no markup. */
const postContent = (reply: OutgoingReply): FeishuContent => ({
  type: 'post',
  content: JSON.stringify({
    zh_cn: { title: '', content: linesOf(reply).map((line) => [{ tag: 'text', text: line }]) },
  }),
});

/** With the label that a card has, too. */
function linesOf({ text, body }: OutgoingReply): string[] {
  const label = labelOf(body);
  return [...text.split('\n'), ...(label === null ? [] : [label])];
}
