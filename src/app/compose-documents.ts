import type { DocumentReader } from '../core/ports/document-reader';
import type { IsolatedRunner } from '../core/ports/isolated-runner';
import { InstalledPrograms } from '../isolation/installed-programs';
import { IsolatedProcesses } from '../isolation/isolated-processes';
import { createDocumentReader } from '../knowledge/formats/document-reader';
import type { DocumentLimits } from '../knowledge/documents.config';
import { documentsScript } from './program-paths';

export interface Documents {
  reader: DocumentReader;
  /** Ends the processes that read. */
  stop: () => void;
}

/** What reads documents of every kind. */
export function composeDocuments(
  limits: DocumentLimits,
  searchPath: string,
  observe: (runner: IsolatedRunner) => IsolatedRunner = (runner) => runner,
): Documents {
  const processes = new IsolatedProcesses();
  const reader = createDocumentReader({
    runner: observe(processes),
    script: documentsScript,
    limits,
    programs: new InstalledPrograms(searchPath),
  });
  return {
    reader,
    stop: () => {
      processes.stop();
    },
  };
}
