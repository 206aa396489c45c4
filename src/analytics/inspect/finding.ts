/** What one look at a data source found. Words are Chinese first, English beside. */
export interface SourceFinding {
  check: 'description' | 'connection' | 'tables' | 'questions' | 'read-only';
  state: 'ok' | 'warn' | 'fail';
  what: string;
  /** What to do; null where there is nothing. */
  todo: string | null;
}

export const finding = (
  check: SourceFinding['check'],
  state: SourceFinding['state'],
  what: string,
  todo: string | null = null,
): SourceFinding => ({ check, state, what, todo });
