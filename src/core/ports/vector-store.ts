export type VectorStoreFault = 'unreachable' | 'damaged' | 'wrong-dimension' | 'missing-collection' | 'refused';

export class VectorStoreError extends Error {
  constructor(
    readonly fault: VectorStoreFault,
    message: string,
  ) {
    super(message);
    this.name = 'VectorStoreError';
  }
}

export interface VectorCollection {
  /** 1 to 64 characters of `a-z`, `0-9` and `-`. */
  name: string;
  dimension: number;
  /** Key of the embedding model whose vectors it holds. */
  model: string;
}

export interface VectorRecord {
  /** Unique within the collection. */
  id: string;
  /** What a query filters by: the id of the knowledge base. */
  scope: string;
  /** Of Euclidean length 1. */
  vector: Float32Array;
}

export interface NearVector {
  id: string;
  /** Cosine, -1 to 1. */
  similarity: number;
}

/** Holds vectors; a cache that is rebuilt from SQL. Every method throws `VectorStoreError`. */
export interface VectorStore {
  /** `embedded` or `chroma`, as the configuration names it. */
  readonly kind: string;
  collections(): Promise<VectorCollection[]>;
  /** Leaves one of that name as it is when model and dimension are the same; else `wrong-dimension`. */
  create(collection: VectorCollection): Promise<void>;
  /** Also one that is not there. */
  drop(name: string): Promise<void>;
  /** Inserts or replaces; any number at once. */
  put(name: string, records: readonly VectorRecord[]): Promise<void>;
  /** Ids that are not there are left alone. */
  remove(name: string, ids: readonly string[]): Promise<void>;
  /** Ids of all that it holds, with their scope. */
  list(name: string): Promise<{ id: string; scope: string }[]>;
  /** The nearest within these scopes, best first; ties by id. */
  query(
    name: string,
    near: { vector: Float32Array; scopes: readonly string[]; limit: number },
    signal?: AbortSignal,
  ): Promise<NearVector[]>;
  close(): Promise<void>;
}
