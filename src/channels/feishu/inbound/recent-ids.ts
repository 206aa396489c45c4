const KEPT = 5_000;

/** The last few thousand ids. */
export class RecentIds {
  private readonly ids = new Set<string>();

  /** False when it is among them already. */
  add(id: string): boolean {
    if (this.ids.has(id)) return false;
    this.ids.add(id);
    if (this.ids.size > KEPT) this.ids.delete(this.ids.values().next().value ?? '');
    return true;
  }
}
