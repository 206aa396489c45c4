import type { Cell } from '../../core/figures';
import type { QueryLimits } from '../source/data-source';

/** Takes rows until there are enough of them. */
export class RowCollector {
  readonly rows: Cell[][] = [];
  /** Whether there was more than may be read. */
  isCut = false;
  private bytes = 0;

  constructor(private readonly limits: Pick<QueryLimits, 'rows' | 'bytes'>) {}

  /** Whether not even one row could be read. */
  get isTooLarge(): boolean {
    return this.isCut && this.rows.length === 0;
  }

  /** @returns whether another row may follow; a row that does not fit any more is left out */
  add(row: Cell[]): boolean {
    this.bytes += Buffer.byteLength(JSON.stringify(row)) + 1;
    this.isCut = this.rows.length >= this.limits.rows || this.bytes > this.limits.bytes;
    if (!this.isCut) this.rows.push(row);
    return !this.isCut;
  }
}
