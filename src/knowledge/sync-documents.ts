import { setImmediate } from 'node:timers/promises';

import type { KnowledgeBase } from '../core/knowledge';
import type { Clock } from '../core/ports/clock';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { BaseReport } from './ingest-report';
import { documentIdOf } from './knowledge-ids';
import type { KnowledgeProblem } from './knowledge-error';
import { loadFiles, toDocument, type SplitTarget } from './load-documents';
import type { FolderContent } from './read-folder';

export interface DocumentSync extends Pick<SplitTarget, 'split' | 'parseYaml' | 'passage'> {
  store: KnowledgeStore;
  clock: Pick<Clock, 'now'>;
  knowledgeBase: KnowledgeBase;
  root: string;
  content: FolderContent;
  signal: AbortSignal | undefined;
  onDocument: (path: string) => void;
}

export type DocumentCounts = Pick<BaseReport, 'documents' | 'passages' | 'added' | 'changed' | 'unchanged' | 'removed'>;

/** Makes the stored documents equal to the files. One transaction a document; what cannot be read keeps its old version. */
export async function syncDocuments(
  sync: DocumentSync,
): Promise<{ counts: DocumentCounts; problems: KnowledgeProblem[] }> {
  const { store, clock, knowledgeBase, root, content, signal, onDocument } = sync;
  const versions = await store.documentVersions(knowledgeBase.id);
  const hashes = new Map(versions.map(({ id, contentHash }) => [id, contentHash]));
  const counts = { documents: 0, passages: 0, added: 0, changed: 0, unchanged: 0, removed: 0 };
  const problems: KnowledgeProblem[] = [];

  for await (const file of loadFiles(root, content, sync.passage)) {
    signal?.throwIfAborted();
    const known = hashes.get(documentIdOf(knowledgeBase.name, file.path));
    if ('bytes' in file && known === file.contentHash) {
      counts.unchanged++;
    } else {
      const loaded = 'bytes' in file ? toDocument(file, sync) : file;
      if ('problem' in loaded) {
        const kept = known === undefined ? '' : ' Its last readable version is kept.';
        problems.push({ ...loaded.problem, message: loaded.problem.message + kept });
        if (known !== undefined) counts.unchanged++;
      } else {
        const change = known === undefined ? 'added' : 'changed';
        const markup = loaded.document.format === 'markdown' ? 'markdown' : 'plain';
        const version = { by: 'file', at: clock.now(), change, text: loaded.text, markup, places: [] } as const;
        await store.replaceDocument(loaded.document, loaded.passages, version);
        problems.push(...loaded.problems);
        counts.passages += loaded.passages.length;
        if (known === undefined) counts.added++;
        else counts.changed++;
        // A server that ingests in the background answers meanwhile.
        await setImmediate();
      }
    }
    onDocument(file.path);
  }

  const present = new Set(content.documents);
  const gone = versions.filter(({ path }) => !present.has(path) && !isUnder(content.unreadable, path));
  if (gone.length > 0) {
    signal?.throwIfAborted();
    await store.removeDocuments(
      knowledgeBase.id,
      gone.map(({ id }) => id),
      { by: 'file', at: clock.now() },
    );
  }
  counts.removed = gone.length;
  counts.documents = versions.length - gone.length + counts.added;
  return { counts, problems };
}

const isUnder = (folders: readonly string[], path: string): boolean =>
  folders.some((folder) => folder === '' || path === folder || path.startsWith(`${folder}/`));
