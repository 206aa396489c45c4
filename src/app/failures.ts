import { PapersError } from '../analytics/papers/papers-error';
import { ConfigError } from '../config/config-error';
import { EmbeddingError } from '../core/ports/embedding-model';
import { VectorStoreError } from '../core/ports/vector-store';
import { KnowledgeError } from '../knowledge/ingest-knowledge.use-case';
import { PromptError } from '../models/prompt-files';
import { DatabaseError } from '../stores/typeorm/database-error';

export const ExitCode = { done: 0, failure: 1, badInput: 2, silent: 3 } as const;

/** What a person is told of an error that ends the program, and the exit code. Errors that we do not know keep their stack. */
export function describeFailure(error: unknown): { message: string; exitCode: number } {
  if (
    error instanceof ConfigError ||
    error instanceof KnowledgeError ||
    error instanceof PromptError ||
    error instanceof PapersError
  ) {
    return { message: error.message, exitCode: ExitCode.badInput };
  }
  if (error instanceof DatabaseError || error instanceof EmbeddingError || error instanceof VectorStoreError) {
    return { message: error.message, exitCode: ExitCode.failure };
  }
  if (error instanceof BadInput) return { message: error.message, exitCode: ExitCode.badInput };
  const { code, syscall, message, port } = systemErrorOf(error);
  if (code === 'EADDRINUSE') {
    return {
      message: `The port ${port} is in use. Stop the other program, or set another port in FENNELBEAN_SERVER__PORT.`,
      exitCode: ExitCode.failure,
    };
  }
  if (code === 'EACCES' && syscall === 'listen') {
    return {
      message: 'The port may not be opened by this user. Set one above 1023: FENNELBEAN_SERVER__PORT=3210',
      exitCode: ExitCode.failure,
    };
  }
  // Of a file or an address; the system says in one line what it could not do.
  if (syscall !== '') return { message, exitCode: ExitCode.failure };
  return {
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    exitCode: ExitCode.failure,
  };
}

function systemErrorOf(error: unknown): { code: string; syscall: string; message: string; port: string } {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const textOf = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  return {
    code: textOf('code'),
    syscall: textOf('syscall'),
    message: textOf('message'),
    port: typeof fields.port === 'number' ? String(fields.port) : '',
  };
}

/** Something that a person gave a command cannot be used; the message says what and what to do. */
export class BadInput extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadInput';
  }
}
