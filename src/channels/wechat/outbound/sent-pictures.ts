const KEPT = 500;

/** Which messages were sent together, in memory: they are taken back together. */
export class SentPictures {
  private readonly groups = new Map<string, readonly string[]>();

  /** @param ids of one reply's messages, its own first */
  add(ids: readonly string[]): void {
    const [first] = ids;
    if (first === undefined || ids.length < 2) return;
    this.groups.set(first, ids);
    if (this.groups.size > KEPT) this.groups.delete(this.groups.keys().next().value ?? '');
  }

  /** The message itself last, so that it stays known until all the others are gone. */
  sentWith(id: string): string[] {
    return [...(this.groups.get(id) ?? [id])].reverse();
  }
}
