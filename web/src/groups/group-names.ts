import type { GroupRef, GroupReport } from '../api';
import type { Dictionary } from '../i18n/zh';

/** Tells a group from those of every channel. */
export const keyOf = ({ channel, id }: GroupRef): string => `${channel} ${id}`;

/** The channel with the group's name, or with its id while no name is known. */
export const placeOfGroup = ({ channel, id, name }: GroupReport, { waiting }: Dictionary): string =>
  waiting.place(channel, name ?? id);
