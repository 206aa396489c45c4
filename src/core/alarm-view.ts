import type { Alarm } from './ports/alarm-store';

/** An emergency for the page; the group's name where one of its last messages bears it, a stranger's text. */
export interface AlarmView extends Alarm {
  groupName: string | null;
}
