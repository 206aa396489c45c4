export interface Scheduled {
  at: number;
  /** Among those of the same time the lower one comes first. */
  number: number;
}

/** What is to come, the earliest first: a binary heap. */
export class Schedule<Item extends Scheduled> {
  private readonly items: Item[] = [];

  get first(): Item | undefined {
    return this.items[0];
  }

  add(item: Item): void {
    this.items.push(item);
    let at = this.items.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  shift(): Item | undefined {
    const [first] = this.items;
    const last = this.items.pop();
    if (last === undefined || this.items.length === 0) return first;
    this.items[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const least = [left, left + 1].reduce((best, child) => (this.isBefore(child, best) ? child : best), at);
      if (least === at) return first;
      this.swap(at, least);
      at = least;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const first = this.items[one];
    const second = this.items[other];
    if (!first || !second) return false;
    return first.at < second.at || (first.at === second.at && first.number < second.number);
  }

  private swap(one: number, other: number): void {
    const kept = this.items[one] as Item;
    this.items[one] = this.items[other] as Item;
    this.items[other] = kept;
  }
}
