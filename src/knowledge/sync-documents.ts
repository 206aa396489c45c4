import { setImmediate } from 'node:timers/promises';

import type { KnowledgeBase } from '../core/knowledge';
import type { Clock } from '../core/ports/clock';
import type { DocumentHistory } from '../core/ports/document-history';
import type { DocumentVersion, KnowledgeStore } from '../core/ports/knowledge-store';
import { isEarlierText, isSameFile, isUpToDate } from './content-hash';
import { groupByFile, isUnder } from './files-of-documents';
import type { BaseReport } from './ingest-report';
import type { KnowledgeProblem } from './knowledge-error';
import {
  loadFiles,
  readFile,
  type FileReading,
  type LoadedDocument,
  type LoadedFile,
  type SplitTarget,
  type UnreadFile,
} from './load-documents';
import type { FolderContent } from './read-folder';
import { SupersededPaths } from './resolve-supersedes';
import { splitVersion } from './split-version';

export interface DocumentSync extends Omit<SplitTarget, 'knowledgeBase'> {
  store: KnowledgeStore;
  history: DocumentHistory;
  clock: Pick<Clock, 'now'>;
  knowledgeBase: KnowledgeBase;
  root: string;
  content: FolderContent;
  signal: AbortSignal | undefined;
  onDocument: (path: string) => void;
}

export type DocumentCounts = Pick<BaseReport, 'documents' | 'passages' | 'added' | 'changed' | 'unchanged' | 'removed'>;

/** Makes the stored documents equal to the files. One transaction a document; what cannot be read keeps its old version. */
export function syncDocuments(sync: DocumentSync): Promise<{ counts: DocumentCounts; problems: KnowledgeProblem[] }> {
  return new SyncRun(sync).run();
}

class SyncRun {
  private readonly counts = { documents: 0, passages: 0, added: 0, changed: 0, unchanged: 0, removed: 0 };
  private readonly problems: KnowledgeProblem[] = [];

  constructor(private readonly sync: DocumentSync) {}

  async run(): Promise<{ counts: DocumentCounts; problems: KnowledgeProblem[] }> {
    const { store, knowledgeBase, root, content, passage, signal, onDocument } = this.sync;
    const versions = await store.documentVersions(knowledgeBase.id);
    const { byFile, fileless } = groupByFile(versions, content.documents);
    const superseded = new SupersededPaths([...content.documents, ...versions.map(({ path }) => path)]);
    const gone = fileless.filter(({ path }) => !isUnder(content.unreadable, path));

    for await (const file of loadFiles(root, content, passage)) {
      signal?.throwIfAborted();
      const known = byFile.get(file.path) ?? [];
      if ('bytes' in file && known.length > 0 && known.every((one) => isUpToDate(one.contentHash, file.contentHash))) {
        this.counts.unchanged += known.length;
      } else {
        const reading = await this.read(file);
        for (const loaded of reading.documents) await this.write(loaded, { known, superseded });
        gone.push(...this.settle(reading, known));
      }
      onDocument(file.path);
    }
    await this.remove(gone);
    this.counts.documents = versions.length - gone.length + this.counts.added;
    return { counts: this.counts, problems: this.problems };
  }

  private async read(file: LoadedFile | UnreadFile): Promise<FileReading> {
    return 'bytes' in file ? readFile(file, this.sync) : { documents: [], unread: [file] };
  }

  private async write(
    loaded: LoadedDocument,
    { known, superseded }: { known: readonly DocumentVersion[]; superseded: SupersededPaths },
  ): Promise<void> {
    const { store, clock } = this.sync;
    const before = known.find(({ id }) => id === loaded.document.id);
    const { contentHash } = loaded.document;
    const isSplitAgain = before !== undefined && isSameFile(before.contentHash, contentHash);
    const { document, problems } = superseded.resolve(loaded.document);
    this.problems.push(...loaded.problems, ...problems);
    let { passages } = loaded;
    if (isSplitAgain) {
      const kept = isEarlierText(before.contentHash) ? await splitVersion(document, this.sync) : null;
      await store.replaceDocument(kept?.document ?? document, (passages = kept?.passages ?? passages), null);
    } else {
      const change = before ? 'changed' : 'added';
      await store.replaceDocument(document, passages, { ...loaded.reading, by: 'file', at: clock.now(), change });
    }
    this.counts.passages += passages.length;
    this.counts[before ? 'changed' : 'added']++;
    // A server that ingests in the background answers meanwhile.
    await setImmediate();
  }

  /** What a file does not hold any more. What could not be read of it keeps its last version. */
  private settle({ documents, unread }: FileReading, known: readonly DocumentVersion[]): DocumentVersion[] {
    const unreadPaths = unread.map(({ path }) => path);
    const present = new Set(documents.map(({ document }) => document.id));
    const others = known.filter(({ id }) => !present.has(id));
    const kept = others.filter(({ path }) => isUnder(unreadPaths, path));
    this.counts.unchanged += kept.length;
    for (const { path, problem } of unread) {
      const isKept = kept.some((one) => isUnder([path], one.path));
      const message = problem.message + (isKept ? ' Its last readable version is kept.' : '');
      this.problems.push({ ...problem, message });
    }
    return others.filter((one) => !kept.includes(one));
  }

  private async remove(gone: readonly DocumentVersion[]): Promise<void> {
    const { store, knowledgeBase, clock, signal } = this.sync;
    this.counts.removed = gone.length;
    if (gone.length === 0) return;
    signal?.throwIfAborted();
    const ids = gone.map(({ id }) => id);
    await store.removeDocuments(knowledgeBase.id, ids, { by: 'file', at: clock.now() });
  }
}
