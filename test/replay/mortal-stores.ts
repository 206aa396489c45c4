import type { Stores } from '../../src/stores/typeorm/stores';

const never = new Promise<never>(() => undefined);

/** The life of one program, as far as its database can tell. */
export class Life {
  /** How often the database was asked. */
  calls = 0;
  /** Calls that are under way. */
  pending = 0;
  isOver = false;
  private diesAt = Infinity;
  private diesAfter = false;

  constructor(private readonly onEnd: () => void) {}

  /** At one of the calls to come; `after` it was done, or else before. */
  endAtCall(calls: number, after: boolean): void {
    this.diesAt = this.calls + calls;
    this.diesAfter = after;
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.pending = 0;
    this.onEnd();
  }

  /** The stores as this program sees them: when it is over, none of its calls does anything, and none returns. */
  refine(stores: Stores): Stores {
    return mapValues(stores, (store) => (isObject(store) ? this.watch(store) : store));
  }

  private watch<Store extends object>(store: Store): Store {
    return new Proxy(store, {
      get: (target, name) => {
        const value: unknown = target[name as keyof Store];
        return typeof value === 'function' ? (...args: unknown[]) => this.call(() => value.apply(target, args)) : value;
      },
    });
  }

  private call(work: () => unknown): unknown {
    const number = ++this.calls;
    if (number === this.diesAt && !this.diesAfter) this.end();
    if (this.isOver) return never;
    const result = work();
    return result instanceof Promise ? this.result(result, number) : result;
  }

  private async result(work: Promise<unknown>, number: number): Promise<unknown> {
    this.pending++;
    try {
      return await work;
    } finally {
      if (!this.isOver) this.pending--;
      if (number === this.diesAt) this.end();
      if (this.isOver) await never;
    }
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function mapValues<T extends object>(values: T, change: (value: T[keyof T]) => T[keyof T]): T {
  const entries = Object.entries(values) as [keyof T, T[keyof T]][];
  return Object.fromEntries(entries.map(([name, value]) => [name, change(value)])) as T;
}
