export type ProblemSeverity = 'error' | 'warning' | 'notice';

/** Something in the knowledge files that an admin should look at. One line, to be shown as it is. */
export interface KnowledgeProblem {
  /** Relative to the folder that was read, with forward slashes. */
  file: string;
  /** Counts from 1. */
  line?: number;
  message: string;
  severity: ProblemSeverity;
}

export type KnowledgeErrorCode =
  | 'folder-missing'
  | 'file-unreadable'
  | 'not-text'
  | 'manifest-invalid'
  | 'list-invalid'
  | 'origin-unknown'
  | 'import-invalid';

/** A knowledge file that cannot be used. The rest of the knowledge can. */
export class KnowledgeError extends Error {
  readonly file: string;
  readonly line: number | undefined;

  constructor(
    readonly code: KnowledgeErrorCode,
    place: { file: string; line?: number },
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'KnowledgeError';
    this.file = place.file;
    this.line = place.line;
  }

  toProblem(): KnowledgeProblem {
    const place = this.line === undefined ? { file: this.file } : { file: this.file, line: this.line };
    return { ...place, message: this.message, severity: 'error' };
  }
}

/** The problem that a `KnowledgeError` tells of; anything else is thrown on. */
export function problemOf(error: unknown): KnowledgeProblem {
  if (error instanceof KnowledgeError) return error.toProblem();
  throw error;
}

/** The system's own code of an error, such as `ENOENT`; empty without one. */
export const systemCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What the system says about a file that cannot be read, without its path. */
export function systemReason(error: unknown): string {
  const code = systemCode(error);
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'ENOTDIR') return 'it is not a folder';
  return code === '' ? 'unknown error' : code;
}
