import type { GroupRef, GroupReport, ReviewRecord } from '../api';
import type { Dictionary } from '../i18n/zh';

/** Tells a group from those of every channel. */
export const keyOf = ({ channel, id }: GroupRef): string => `${channel} ${id}`;

/** The channel with the group's name, or with its id while no name is known. */
export const placeOfGroup = ({ channel, id, name }: GroupReport, { waiting }: Dictionary): string =>
  waiting.place(channel, name ?? id);

/** Keys of the groups with an emergency that nobody has acknowledged. */
export const urgentGroups = (waiting: readonly ReviewRecord[]): ReadonlySet<string> =>
  new Set(waiting.filter(({ kind }) => kind === 'emergency').map(({ conversation }) => keyOf(conversation)));
