import type { Clock } from '../../../core/ports/clock';
import type { FeishuApi } from '../api/feishu-api';
import { withDeadline } from '../../deadline';
import type { QuietLog } from '../../quiet-log';
import { plainName } from './mentions';

export interface GroupNamesOptions {
  api: Pick<FeishuApi, 'getChat'>;
  clock: Clock;
  log: QuietLog;
  /** How long a message waits for its group's name; the acknowledgement waits with it. */
  patienceMilliseconds?: number;
}

interface Group {
  name: string | null;
  /** By the clock's `elapsed`. */
  freshUntil: number;
  reading: Promise<void> | null;
}

const KEPT_GROUPS = 500;
const FRESH_MILLISECONDS = 60 * 60_000;
/** A name that cannot be read is asked for no more often. */
const PAUSE_MILLISECONDS = 60_000;

/** Names of groups, kept for an hour. */
export class GroupNames {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly options: GroupNamesOptions) {}

  /** One short line; null while none is known, and for a group without one. Never throws. */
  async nameOf(chatId: string): Promise<string | null> {
    const group = this.groupOf(chatId);
    if (this.options.clock.elapsed() >= group.freshUntil) group.reading ??= this.read(chatId, group);
    if (group.name === null && group.reading) {
      await withDeadline(group.reading, this.options.patienceMilliseconds ?? 250, () => undefined);
    }
    return group.name;
  }

  private groupOf(chatId: string): Group {
    const group = this.groups.get(chatId) ?? { name: null, freshUntil: -Infinity, reading: null };
    // The least recently used is first.
    this.groups.delete(chatId);
    this.groups.set(chatId, group);
    if (this.groups.size > KEPT_GROUPS) this.groups.delete(this.groups.keys().next().value ?? '');
    return group;
  }

  private async read(chatId: string, group: Group): Promise<void> {
    const { api, clock, log } = this.options;
    let fresh = PAUSE_MILLISECONDS;
    try {
      const { name } = await api.getChat(chatId);
      group.name = plainName(name) || null;
      fresh = FRESH_MILLISECONDS;
    } catch (error) {
      log.warn('no group name', { chatId, error: String(error) }, 'The name of a Feishu group could not be read');
    } finally {
      group.freshUntil = clock.elapsed() + fresh;
      group.reading = null;
    }
  }
}
