import type { AttackPoint } from './payload-forms';

/** What may be read of a table; everything else of the database is foreign. */
export interface AllowedTable {
  name: string;
  columns: readonly string[];
  rowFilter?: string | undefined;
}

/** Where a ground's database is, for the connection that is tried. */
export type GroundAddress =
  | { kind: 'sqlite'; file: string }
  | { kind: 'mysql'; host: string; port: number; user: string; password: string; database: string };

/** A database that may be attacked. */
export interface ProvingGround {
  /** As the file that it was made from, without extension. */
  readonly name: string;
  readonly address: GroundAddress;
  readonly allowed: readonly AllowedTable[];
  readonly target: AttackPoint;
  /** Whether a value of a result is one that may not be read. */
  isForeign(value: unknown): boolean;
  /** Whether a statement runs when nobody guards it. */
  runs(sql: string): Promise<boolean>;
}

/** Databases in a place of their own, with what nobody may read planted in them. */
export interface ProvingGrounds {
  readonly grounds: readonly ProvingGround[];
  /** Folders in which, and below which, no file may come into being. */
  readonly folders: readonly string[];
  /** What must stay as it is: tables with a checksum of their rows, locks that are held. */
  state(): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}
