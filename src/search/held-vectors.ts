import { createHash } from 'node:crypto';
import type { VectorCollection, VectorRecord, VectorStore } from '../core/ports/vector-store';

/** A record that says of a collection that all passages were in it once. No passage has that id, and no query that scope. */
const MARK = '~complete';

/** What the vectors of a collection stand for; its name begins with it. Collections of another kind are left alone. */
export type CollectionKind = 'passages' | 'figures' | 'pictures';

/** The collection of the configured model in a store, and what is known to be in it. */
export class HeldVectors {
  /** Scope by record; null before the store was asked. */
  private held: Map<string, string> | null = null;
  private current: VectorCollection | null = null;
  private isMarked = false;
  private wanted: number | null = null;

  constructor(
    private readonly store: VectorStore,
    private readonly model: string,
    private readonly kind: CollectionKind = 'passages',
  ) {}

  /** Null when there is none yet. */
  get collection(): VectorCollection | null {
    return this.current;
  }

  /** The collection, if it was complete once: only then it is asked. */
  get live(): VectorCollection | null {
    return this.isMarked ? this.current : null;
  }

  /** Of the vectors that the model makes now, as far as it is known. */
  get dimension(): number | null {
    return this.current?.dimension ?? this.wanted;
  }

  /** From now on only a collection of that dimension is looked for. */
  expect(dimension: number): void {
    this.wanted = dimension;
    this.forget();
  }

  get isKnown(): boolean {
    return this.held !== null;
  }

  has(id: string, scope: string): boolean {
    return this.held?.get(id) === scope;
  }

  ids(): string[] {
    return [...(this.held?.keys() ?? [])];
  }

  forget(): void {
    this.held = null;
    this.current = null;
    this.isMarked = false;
  }

  /** Forgets these records, so that they are put again. */
  distrust(ids: Iterable<string>): void {
    for (const id of ids) this.held?.delete(id);
  }

  /**
   * Asks the store what it holds.
   * @returns collections of other models or dimensions
   */
  async look(): Promise<VectorCollection[]> {
    const collections = await this.ofKind();
    const fitting = collections.filter(
      ({ model, dimension }) => model === this.model && dimension === (this.dimension ?? dimension),
    );
    const current = fitting[0] ?? null;
    this.current = current;
    const listed = current ? await this.store.list(current.name) : [];
    this.held = new Map(listed.map(({ id, scope }) => [id, scope]));
    this.isMarked = this.held.delete(MARK);
    return collections.filter((collection) => collection !== current);
  }

  async create(dimension: number): Promise<VectorCollection> {
    const name = `${this.kind}-${createHash('sha256').update(this.model).digest('hex').slice(0, 16)}-${dimension}`;
    const collection = { name, dimension, model: this.model };
    await this.store.create(collection);
    this.current = collection;
    return collection;
  }

  async put({ name }: VectorCollection, records: readonly VectorRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.store.put(name, records);
    for (const { id, scope } of records) this.held?.set(id, scope);
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (!this.current || ids.length === 0) return;
    await this.store.remove(this.current.name, ids);
    for (const id of ids) this.held?.delete(id);
  }

  /** From now on it is asked; what other models left is dropped. */
  async complete(): Promise<void> {
    if (!this.current) return;
    const { name, dimension } = this.current;
    if (!this.isMarked) {
      const vector = new Float32Array(dimension);
      vector[0] = 1;
      await this.store.put(name, [{ id: MARK, scope: MARK, vector }]);
      this.isMarked = true;
    }
    for (const other of await this.ofKind()) if (other.name !== name) await this.store.drop(other.name);
  }

  private async ofKind(): Promise<VectorCollection[]> {
    const collections = await this.store.collections();
    return collections.filter(({ name }) => name.startsWith(`${this.kind}-`));
  }

  async drop(): Promise<void> {
    if (this.current) await this.store.drop(this.current.name);
    this.forget();
    this.held = new Map();
  }
}
