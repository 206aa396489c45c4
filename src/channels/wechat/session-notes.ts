import { z } from 'zod';
import type { StopReason } from './outbound/breaker';
import type { Memory } from './puppet/load-puppet';

const GROUPS = 'fennelbean-groups';
const STOPPED = 'fennelbean-stopped';
const notedGroups = z.record(z.string(), z.string()).catch({});
const notedStop = z.enum(['logged-out', 'restricted', 'sends-failed']).nullable().catch(null);
const MOST_GROUPS = 2_000;

/** What the channel itself keeps beside the puppet's session. */
export class SessionNotes {
  /** Names by which groups were bound, by their ids. */
  readonly groups: Map<string, string>;
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly memory: Memory,
    groups: Readonly<Record<string, string>>,
    private reason: StopReason | null,
    private readonly onError: (error: unknown) => void,
  ) {
    this.groups = new Map(Object.entries(groups));
  }

  static async read(memory: Memory, onError: (error: unknown) => void): Promise<SessionNotes> {
    const groups = notedGroups.parse(await memory.get(GROUPS));
    const reason = notedStop.parse(await memory.get(STOPPED));
    return new SessionNotes(memory, groups, reason, onError);
  }

  /** Why sending was stopped when the program last ran. */
  get stopped(): StopReason | null {
    return this.reason;
  }

  rememberGroup(roomId: string, groupName: string): void {
    this.groups.set(roomId, groupName);
    if (this.groups.size > MOST_GROUPS) this.groups.delete(this.groups.keys().next().value ?? '');
    this.write();
  }

  noteStop(reason: StopReason | null): void {
    if (this.reason === reason) return;
    this.reason = reason;
    this.write();
  }

  private write(): void {
    this.writing = this.writing
      .then(async () => {
        await this.memory.set(GROUPS, Object.fromEntries(this.groups));
        await this.memory.set(STOPPED, this.reason);
        await this.memory.save();
      })
      .catch(this.onError);
  }
}
