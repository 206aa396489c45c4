/** `foreign`: what is there is not ours. `denied`: the server refuses the user. `key`: it was sealed with another key. */
export type DatabaseErrorCode =
  'newer' | 'locked' | 'read-only' | 'corrupt' | 'foreign' | 'unreachable' | 'denied' | 'key';

/** The database cannot be used. The message is one line for a person, says what to do and holds no secret. */
export class DatabaseError extends Error {
  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DatabaseError';
  }
}

/** The driver's own code of a failure, also when TypeORM has wrapped it. */
export function driverCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('driverError' in error) return driverCode(error.driverError);
  return 'cause' in error ? driverCode(error.cause) : '';
}
