export interface GroupBindingOptions {
  /** Assistant by a group's id or its name. */
  groups: Readonly<Record<string, string>>;
  /** Of groups that `groups` does not name; undefined: none. */
  assistant: string | undefined;
  directAssistant: string | undefined;
  /** By group id the name in `groups` by which it was bound before. */
  remembered: ReadonlyMap<string, string>;
  /** Keeps what is newly remembered. */
  remember: (roomId: string, groupName: string) => void;
}

/** Which assistant a conversation is bound to. A group that was bound by its name stays bound when it is renamed. */
export class GroupBinding {
  private readonly names: Map<string, string>;

  constructor(private readonly options: GroupBindingOptions) {
    this.names = new Map(options.remembered);
  }

  ofDirect(): string | null {
    return this.options.directAssistant ?? null;
  }

  /**
   * @param nameOf asked for the group's name only where that decides
   * @returns null when the group is to be left alone
   */
  async ofGroup(roomId: string, nameOf: () => Promise<string | null>): Promise<string | null> {
    const { groups, assistant, remember } = this.options;
    const bound = this.assistantOf(roomId) ?? this.assistantOf(this.names.get(roomId));
    if (bound !== null) return bound;
    if (Object.keys(groups).length === 0) return assistant ?? null;
    const name = await nameOf();
    const byName = this.assistantOf(name ?? undefined);
    if (byName === null || name === null) return assistant ?? null;
    this.names.set(roomId, name);
    remember(roomId, name);
    return byName;
  }

  private assistantOf(key: string | undefined): string | null {
    const { groups } = this.options;
    return key !== undefined && Object.hasOwn(groups, key) ? (groups[key] ?? null) : null;
  }
}
