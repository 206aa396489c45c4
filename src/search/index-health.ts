import { EmbeddingError } from '../core/ports/embedding-model';
import type { Logger } from '../core/ports/logger';
import type { VectorIndexStatus } from '../core/ports/vector-index';
import { VectorStoreError } from '../core/ports/vector-store';

/** What an index of vectors tells of itself, from the faults that it meets. */
export class IndexHealth {
  private state: 'well' | 'broken' | 'unreachable' = 'well';
  private problem: string | null = null;
  /** Why the last question could not be embedded. */
  private problemOfQuestions: string | null = null;
  private hasDamage = false;

  constructor(private readonly logger: Logger) {}

  get isWell(): boolean {
    return this.state === 'well';
  }

  get isBroken(): boolean {
    return this.state === 'broken';
  }

  /** The store spoke of damage; the second time in a row it is believed. */
  get isSuspect(): boolean {
    return this.hasDamage;
  }

  status(isComplete: boolean): Pick<VectorIndexStatus, 'state' | 'problem'> {
    const problem = this.problem ?? this.problemOfQuestions;
    if (this.state !== 'well') return { state: this.state, problem };
    if (!isComplete) return { state: 'building', problem };
    return { state: this.problemOfQuestions === null ? 'ready' : 'unreachable', problem };
  }

  /** Until all is there again. */
  breakDown(reason: string): void {
    if (this.state === 'broken') return;
    this.state = 'broken';
    this.problem = reason;
    this.logger.error({ reason }, 'The index of vectors is broken and is being rebuilt');
  }

  /** @param problem that does not keep the index from serving */
  recover(problem: string | null): void {
    if (this.state !== 'well') this.logger.info({}, 'The index of vectors serves again');
    this.state = 'well';
    this.hasDamage = false;
    this.problem = problem;
  }

  noteFault(error: unknown): void {
    const before = this.problem;
    if (error instanceof VectorStoreError) this.noteStoreFault(error);
    else if (error instanceof EmbeddingError && this.state === 'well') this.state = 'unreachable';
    const isExpected = error instanceof VectorStoreError || error instanceof EmbeddingError;
    this.problem = isExpected ? error.message : 'The vectors could not be brought up to date; the log says why.';
    if (this.problem === before) return;
    const fields = { problem: this.problem, ...(!isExpected && { error: String(error) }) };
    this.logger.warn(fields, 'The vectors wait');
  }

  /** @param error null: it was embedded */
  noteQuestion(error: EmbeddingError | null): void {
    this.problemOfQuestions = error?.message ?? null;
  }

  private noteStoreFault({ fault, message }: VectorStoreError): void {
    if (fault === 'missing-collection') this.breakDown(message);
    if (fault === 'damaged') this.hasDamage = true;
    // Another dimension is announced and mended, nothing is out of reach.
    if (fault !== 'wrong-dimension' && this.state === 'well') this.state = 'unreachable';
  }
}
