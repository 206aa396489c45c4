import type { Clock } from '../../../core/ports/clock';
import type { FeishuApi } from '../api/feishu-api';
import { withDeadline } from '../../deadline';
import type { QuietLog } from '../../quiet-log';
import { plainName } from './mentions';

export interface MemberNamesOptions {
  api: Pick<FeishuApi, 'listMembers'>;
  clock: Clock;
  log: QuietLog;
  /** How long a message waits for its group's list; the acknowledgement waits with it. */
  patienceMilliseconds?: number;
}

interface Group {
  names: Map<string, string>;
  /** By the clock's `elapsed`; null before the first reading. */
  readAt: number | null;
  reading: Promise<void> | null;
}

const KEPT_GROUPS = 500;
const FRESH_MILLISECONDS = 60 * 60_000;
/** A member who is not on the list, or a list that cannot be read, is looked up no more often. */
const PAUSE_MILLISECONDS = 60_000;

/** Names of members, by their groups' lists, which are kept for an hour. */
export class MemberNames {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly options: MemberNamesOptions) {}

  /** The end of the id while no name is known. Never throws. */
  async nameOf(chatId: string, memberId: string): Promise<string> {
    const group = this.groupOf(chatId);
    const known = group.names.get(memberId);
    const age = group.readAt === null ? Infinity : this.options.clock.elapsed() - group.readAt;
    if (age > (known === undefined ? PAUSE_MILLISECONDS : FRESH_MILLISECONDS)) {
      group.reading ??= this.read(chatId, group);
    }
    if (known !== undefined) return known;
    if (group.reading) await withDeadline(group.reading, this.options.patienceMilliseconds ?? 250, () => undefined);
    return group.names.get(memberId) ?? memberId.slice(-6);
  }

  /** What an event tells by the way. */
  learn(chatId: string, names: ReadonlyMap<string, string>): void {
    if (names.size === 0) return;
    const group = this.groupOf(chatId);
    for (const [memberId, name] of names) group.names.set(memberId, name);
  }

  private groupOf(chatId: string): Group {
    const group = this.groups.get(chatId) ?? { names: new Map<string, string>(), readAt: null, reading: null };
    // The least recently used is first.
    this.groups.delete(chatId);
    this.groups.set(chatId, group);
    if (this.groups.size > KEPT_GROUPS) this.groups.delete(this.groups.keys().next().value ?? '');
    return group;
  }

  private async read(chatId: string, group: Group): Promise<void> {
    const { api, clock, log } = this.options;
    try {
      const members = await api.listMembers(chatId);
      group.names = new Map(members.map(({ id, name }) => [id, plainName(name)]));
    } catch (error) {
      log.warn('no member list', { chatId, error: String(error) }, 'The members of a Feishu group could not be read');
    } finally {
      group.readAt = clock.elapsed();
      group.reading = null;
    }
  }
}
