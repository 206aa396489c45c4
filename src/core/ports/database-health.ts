/** Whether the database answers. */
export interface DatabaseHealth {
  /** Throws when it does not. */
  ping(): Promise<void>;
}
export const DatabaseHealth = Symbol('DatabaseHealth');
