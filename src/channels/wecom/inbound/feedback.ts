import type { IncomingFeedback } from '../../../core/ports/channel';
import type { EventFrame } from './callback-frame';

type Judged = NonNullable<EventFrame['body']['event']['feedback_event']>;

/** Page `path/101027`: 1 is accurate, 2 inaccurate, 3 takes either back. */
const kinds: Readonly<Record<number, IncomingFeedback['kind']>> = { 1: 'up', 2: 'down' };

/** As the app shows them. */
const reasons: Readonly<Record<number, string>> = {
  1: '与问题无关 · Beside the question',
  2: '内容不完整 · Incomplete',
  3: '内容有错误 · Wrong',
  4: '数据分析错误 · Wrong analysis',
};

/** How a member judged an answer; null when they took their judgement back, which the program does not know. */
export function readFeedback(judged: Judged): Pick<IncomingFeedback, 'questionId' | 'kind' | 'reason'> | null {
  const kind = kinds[judged.type];
  if (kind === undefined) return null;
  const chosen = (judged.inaccurate_reason_list ?? []).flatMap((code) => reasons[code] ?? []);
  const pieces = [...chosen, ...(judged.content ? [judged.content] : [])];
  return { questionId: judged.id, kind, reason: pieces.length === 0 ? null : pieces.join('\n') };
}
