import type { GuardRefusal } from './guarded-query';

/** Thrown inside the guard where a rule is broken; `guardSql` makes a value of it. */
export class Refused extends Error {
  constructor(
    readonly reason: GuardRefusal,
    readonly detail: string,
  ) {
    super(reason);
  }
}

export function refuse(reason: GuardRefusal, detail = ''): never {
  throw new Refused(reason, detail);
}
