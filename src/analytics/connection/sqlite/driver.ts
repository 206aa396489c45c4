import Database from 'better-sqlite3';

/** Loads the driver's native code, which later calls then find loaded. */
export function loadDriver(): void {
  new Database(':memory:').close();
}
