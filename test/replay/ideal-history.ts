import { grouped } from './grouped';
import type { Asked, History, Reply, StoredLine } from './history';
import type { Line, Script } from './script';

const WAIT_WHEN_UNKNOWN = 30_000;

/** What a program without a fault would leave behind, if every act were one question and work took no time. */
export function idealHistory(script: Script): History {
  const stored: StoredLine[] = [];
  const asked: Asked[] = [];
  const replies: Reply[] = [];
  for (const lines of grouped(script.lines, ({ act }) => act).values()) {
    const last = lines.at(-1) as Line;
    const at = receivedAt(last) + (last.dueWithin ?? WAIT_WHEN_UNKNOWN);
    const isTaken = (line: Line) => line.recalledAt !== null && line.recalledAt < at;
    const kept = lines.filter((line) => line.expects !== 'duplicate' && !isTaken(line));
    for (const line of lines) stored.push(storedAs(line, kept.includes(line), isTaken(line)));
    if (!kept[0]) continue;
    asked.push({ ids: kept.map(idOf), at, endedAt: at, settledAt: at });
    replies.push({ conversation: last.message.conversation.id, replyTo: idOf(kept[0]), isRecalled: false });
  }
  const recalled = script.lines.flatMap((line) =>
    line.recalledAt === null ? [] : [{ id: idOf(line), at: line.recalledAt }],
  );
  return { script, claimed: script.lines.map(idOf), stored, asked, replies, recalled, restarts: [] };
}

const idOf = ({ message }: Line): string => message.platformMessageId;
const receivedAt = ({ deliveries, message }: Line): number => deliveries[0] ?? message.sentAt;

function storedAs(line: Line, isAsked: boolean, isTaken: boolean): StoredLine {
  const common = { id: idOf(line), receivedAt: receivedAt(line) };
  if (isAsked) {
    const outcome = { kind: 'answered', reason: 'evidence-found' } as const;
    return { ...common, questionId: `question-of-${line.act}`, reason: null, outcome, hasAnswer: true };
  }
  return { ...common, questionId: null, reason: isTaken ? 'withdrawn' : 'duplicate', outcome: null, hasAnswer: false };
}
