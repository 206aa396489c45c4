import type { ReviewRecord } from '../api';
import type { Dictionary } from '../i18n/zh';
import { formatTime } from '../ui/format';

/** The store's word for a report that came without a reason. */
const withoutReason = 'reported';

/** Where it was said: the group's name, or its id while no name is known. */
export function placeOf({ conversation, groupName }: ReviewRecord, { waiting }: Dictionary): string {
  return waiting.place(conversation.channel, groupName ?? conversation.id);
}

/** With the id by which the configuration knows the group. */
export function placeWithId(item: ReviewRecord, text: Dictionary): string {
  const place = placeOf(item, text);
  return item.groupName === null ? place : text.waiting.withId(place, item.conversation.id);
}

/** In one line why it waits. */
export function describeWaiting({ kind, reason, detail, sentAt }: ReviewRecord, text: Dictionary): string {
  const { waiting } = text;
  if (kind === 'uncertain-send') return waiting.uncertain;
  if (kind === 'failed-recall') return waiting.notRecalled;
  if (kind === 'failed-send') return waiting.failed(reason);
  if (kind === 'missed') return waiting.missed(formatTime(sentAt, text.htmlLang));
  if (kind === 'report') return reason === withoutReason ? waiting.reportedWithoutReason : waiting.reported(reason);
  if (kind === 'emergency') {
    const classes: Readonly<Record<string, string>> = text.trust.redFlagClass;
    return waiting.emergency(classes[detail ?? ''] ?? reason);
  }
  if (kind === 'assist-draft') return text.drafts.because(reason);
  if (kind === 'candidate-pair') return text.pairs.because;
  return (text.reason as Readonly<Record<string, string>>)[reason] ?? reason;
}
