import type { draftsZh } from './drafts.zh';

const heldBecause: Readonly<Record<string, string>> = {
  'line-closed': 'The account is logged out or restricted, so the bot did not send it; please decide.',
  stale: 'Its turn came so late that the bot did not send it by itself; please decide.',
};

export const draftsEn: typeof draftsZh = {
  drafts: {
    because: (reason) => heldBecause[reason] ?? 'In this group the bot drafts, and staff sends.',
    label: 'What is to be sent (you may change it)',
    note: 'What stands here is recorded as what was sent to the group.',
    sources: 'Sources of the draft',
    copy: 'Copy and mark as sent',
    send: 'Have the bot send it',
    drop: 'Drop',
    handed: 'Copied, and marked as sent. Please paste it into the group.',
    sent: 'Handed to the bot to send.',
    dropped: 'Dropped; it will not be sent.',
    gone: 'Somebody else has decided already.',
    cannotCopy: 'The browser did not copy it. It is selected: please copy it yourself, then press once more.',
    changedNote: 'The bot would send the draft as it was.',
    failed: 'That could not be recorded; please try again.',
  },

  pairs: {
    because: 'A member answered first. If it is right, make it an approved answer.',
    question: 'Question',
    answer: 'The member’s answer',
    knowledgeBase: 'Knowledge base to put it into',
    approve: 'Approve this answer',
    ignore: 'Ignore',
    approved: 'Approved; it is in force from now on.',
    ignored: 'Ignored.',
    gone: 'Somebody else has decided already.',
    noKnowledge: 'This assistant has no knowledge base yet that could hold it.',
    failed: 'It could not be approved; please try again.',
  },
};
