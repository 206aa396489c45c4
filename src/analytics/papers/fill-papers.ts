import { renameSync, rmSync } from 'node:fs';
import { importPapers, type ImportedPapers } from './import-papers.use-case';

/**
 * Makes the file of papers from a list, whole or not at all. What was there before is replaced.
 * Throws `PapersError` where the list cannot be used.
 * @param today ISO day
 */
export function fillPapers(listFile: string, databaseFile: string, today: string): ImportedPapers {
  const making = `${databaseFile}.making`;
  rmSync(making, { force: true });
  try {
    const imported = importPapers({ list: listFile, database: making, today });
    renameSync(making, databaseFile);
    return imported;
  } finally {
    rmSync(making, { force: true });
  }
}
