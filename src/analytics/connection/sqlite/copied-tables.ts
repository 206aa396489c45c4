import type { DescribedTable } from '../../source/source-description';
import type { CopiedTable } from './make-copy';

/** What of described tables a copy holds. */
export const copiedTables = (tables: readonly DescribedTable[]): CopiedTable[] =>
  tables.map(({ name, columns, rowFilter }) => ({ name, rowFilter, columns: columns.map((column) => column.name) }));
