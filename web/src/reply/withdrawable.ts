import type { SendState } from '../api';

/** The program's own chats show what was said; only on a platform can a message be taken back. */
const ownChannels: readonly string[] = ['web', 'terminal'];
const withdrawable: readonly SendState[] = ['drafting', 'pending', 'sending', 'sent', 'uncertain'];
const moving: readonly SendState[] = ['drafting', 'pending', 'sending', 'recalling'];

export const withdrawableOn = (channel: string): boolean => !ownChannels.includes(channel);
export const isWithdrawable = (state: SendState): boolean => withdrawable.includes(state);
/** Whether it will change by itself. */
export const isMoving = (state: SendState): boolean => moving.includes(state);
