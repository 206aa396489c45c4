import { extname } from 'node:path/posix';
import { setImmediate } from 'node:timers/promises';

import type { Document, KnowledgeBase } from '../core/knowledge';
import type { Clock } from '../core/ports/clock';
import type { DocumentHistory } from '../core/ports/document-history';
import type { DocumentVersion, KnowledgeStore } from '../core/ports/knowledge-store';
import { hasNoFile, isEarlierText, isSameFile, isUpToDate, ofMembers } from './content-hash';
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
import { bringerOf } from './origins/origin-paths';
import type { PictureKeeping } from './pictures/keep-pictures';
import { PictureSync } from './pictures/sync-pictures';
import type { FolderContent } from './read-folder';
import { SupersededPaths } from './resolve-supersedes';
import { splitVersion } from './split-version';
import { StableIds } from './stable-ids';

export interface DocumentSync extends Omit<SplitTarget, 'knowledgeBase' | 'idOf'> {
  store: KnowledgeStore;
  history: DocumentHistory;
  clock: Pick<Clock, 'now'>;
  knowledgeBase: KnowledgeBase;
  content: FolderContent;
  signal: AbortSignal | undefined;
  /** Null: figures of documents are not kept. */
  pictures: PictureKeeping | null;
  onDocument: (path: string) => void;
}

export interface SyncResult {
  counts: DocumentCounts;
  problems: KnowledgeProblem[];
  /** Files that were not read again. */
  unchanged: string[];
  /** Files that documents show; null where nobody looked. */
  shown: ReadonlySet<string> | null;
}

export type DocumentCounts = Pick<BaseReport, 'documents' | 'passages' | 'added' | 'changed' | 'unchanged' | 'removed'>;

/** Makes the stored documents equal to the files. One transaction a document; what cannot be read keeps its old version. */
export function syncDocuments(sync: DocumentSync): Promise<SyncResult> {
  return new SyncRun(sync).run();
}

/** Documents whose passages are asked for in one call. */
const mostAtOnce = 100;

class SyncRun {
  private readonly counts = { documents: 0, passages: 0, added: 0, changed: 0, unchanged: 0, removed: 0 };
  private readonly problems: KnowledgeProblem[] = [];
  private readonly unchanged: string[] = [];
  private ids: StableIds;
  private versions: readonly DocumentVersion[] = [];
  /** Files that are gone, as long as they may have moved. */
  private gone: DocumentVersion[] = [];
  private superseded: SupersededPaths | null = null;
  private pictures: PictureSync | null = null;

  constructor(private readonly sync: DocumentSync) {
    this.ids = new StableIds(sync.knowledgeBase.name, []);
  }

  async run(): Promise<SyncResult> {
    const { store, knowledgeBase, content, passage, signal, onDocument } = this.sync;
    const versions = (this.versions = await store.documentVersions(knowledgeBase.id));
    this.ids = new StableIds(knowledgeBase.name, versions);
    const { byFile, fileless } = groupByFile(versions, content.documents);
    this.gone = fileless.filter((one) => !isUnder(content.unreadable, one.path) && !hasNoFile(one.contentHash));

    this.pictures = await this.openPictures();
    for await (const file of loadFiles(content, passage)) {
      signal?.throwIfAborted();
      await this.bring(file, byFile.get(file.path) ?? []);
      onDocument(file.path);
    }
    await this.remove();
    this.counts.documents = versions.length - this.gone.length + this.counts.added;
    const { counts, problems, unchanged } = this;
    return { counts, problems, unchanged, shown: this.pictures?.shown ?? null };
  }

  private async openPictures(): Promise<PictureSync | null> {
    const { pictures: keeping, knowledgeBase, content, history, split, passage, signal } = this.sync;
    const { fileOf } = content;
    const options = { knowledgeBaseId: knowledgeBase.id, fileOf, history, split, passage, signal };
    return keeping && PictureSync.open({ ...options, keeping });
  }

  private async bring(file: LoadedFile | UnreadFile, stored: readonly DocumentVersion[]): Promise<void> {
    const known = 'bytes' in file && stored.length === 0 ? await this.takeMoved(file) : stored;
    const beside = 'bytes' in file ? ((await this.pictures?.look(file)) ?? '') : '';
    if ('bytes' in file && isReadAlready(file, known)) {
      this.counts.unchanged += known.length;
      if (this.pictures?.areKept(known, beside) ?? true) this.unchanged.push(file.path);
      else await this.readPictures(file, known, beside);
      return;
    }
    const reading = await this.read(file, known);
    for (const loaded of reading.documents) await this.write(loaded, known, beside);
    this.gone.push(...this.settle(reading, known));
  }

  /** Of documents that are as they were: of a version before this one, or with another picture beside them. */
  private async readPictures(file: LoadedFile, known: readonly DocumentVersion[], beside: string): Promise<void> {
    const { documents, unread } = await this.read(file, known);
    this.problems.push(...unread.map(({ problem }) => problem));
    for (const loaded of documents) {
      const version = known.find(({ id }) => id === loaded.document.id);
      this.problems.push(...loaded.problems);
      if (version) await this.keepPictures(loaded, version.contentHash, beside);
    }
  }

  private async keepPictures(loaded: LoadedDocument, contentHash: string, beside: string): Promise<void> {
    const problems = await this.pictures?.keep(loaded, contentHash, beside);
    this.problems.push(...(problems ?? []));
  }

  /** The document of a file that is gone from where it was and has the same bytes. */
  private async takeMoved({ path, contentHash }: LoadedFile): Promise<DocumentVersion[]> {
    const moved = this.gone.find(
      (one) => isSameFile(one.contentHash, contentHash) && extname(one.path) === extname(path),
    );
    if (!moved) return [];
    await this.sync.store.moveDocument(moved.id, path);
    this.ids.move(moved, path);
    this.gone = this.gone.filter((one) => one !== moved);
    this.superseded = null;
    return [{ ...moved, path }];
  }

  private async read(file: LoadedFile | UnreadFile, known: readonly DocumentVersion[]): Promise<FileReading> {
    if (!('contentHash' in file)) return { documents: [], unread: [file] };
    const earlier = await this.passagesOf(known.filter((one) => !isSameFile(one.contentHash, file.contentHash)));
    const mostPictures = this.sync.pictures?.most ?? 0;
    return readFile(file, { ...this.sync, earlier, mostPictures, idOf: (path) => this.ids.idOf(path) });
  }

  /** Texts of their passages, by document. */
  private async passagesOf(versions: readonly DocumentVersion[]): Promise<Map<string, string[]>> {
    const texts = new Map<string, string[]>();
    // What holds more documents than this is an archive, and not written by hand.
    if (versions.length > mostAtOnce) return texts;
    for (const { documentId, text } of await this.sync.store.passagesOf(versions.map(({ id }) => id))) {
      const known = texts.get(documentId);
      if (known) known.push(text);
      else texts.set(documentId, [text]);
    }
    return texts;
  }

  private async resolve(document: Document): Promise<{ document: Document; problems: KnowledgeProblem[] }> {
    if (document.validity.supersedes.length === 0) return { document, problems: [] };
    const { history, knowledgeBase, content } = this.sync;
    this.superseded ??= new SupersededPaths(
      [...content.documents, ...this.versions.map(({ path }) => path)],
      await history.movedPaths(knowledgeBase.id),
    );
    return this.superseded.resolve(document);
  }

  private async write(loaded: LoadedDocument, known: readonly DocumentVersion[], beside: string): Promise<void> {
    const { store, clock } = this.sync;
    const before = known.find(({ id }) => id === loaded.document.id);
    const { contentHash } = loaded.document;
    const isSplitAgain = before !== undefined && isSameFile(before.contentHash, contentHash);
    const { document, problems } = await this.resolve(loaded.document);
    this.problems.push(...loaded.problems, ...problems);
    let { passages } = loaded;
    let stored = document;
    if (isSplitAgain) {
      const kept = isEarlierText(before.contentHash) ? await splitVersion(document, this.sync) : null;
      stored = kept?.document ?? document;
      await store.replaceDocument(stored, (passages = kept?.passages ?? passages), null);
    } else {
      const change = before ? 'changed' : 'added';
      const note = { by: bringerOf(document.path), at: clock.now() };
      await store.replaceDocument(document, passages, { ...loaded.reading, ...note, change });
    }
    this.counts.passages += passages.length;
    this.counts[before ? 'changed' : 'added']++;
    await this.keepPictures({ ...loaded, document }, stored.contentHash, beside);
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

  private async remove(): Promise<void> {
    const { store, knowledgeBase, clock, signal } = this.sync;
    this.counts.removed = this.gone.length;
    if (this.gone.length === 0) return;
    signal?.throwIfAborted();
    for (const by of new Set(this.gone.map(({ path }) => bringerOf(path)))) {
      const ids = this.gone.filter(({ path }) => bringerOf(path) === by).map(({ id }) => id);
      await store.removeDocuments(knowledgeBase.id, ids, { by, at: clock.now() });
    }
  }
}

/** Of an archive, whether it was read to its end. */
function isReadAlready({ path, contentHash }: LoadedFile, known: readonly DocumentVersion[]): boolean {
  const isOne = known.length === 1 && known[0]?.path === path;
  const expected = isOne ? contentHash : ofMembers(contentHash, known.length);
  return known.length > 0 && known.every((one) => isUpToDate(one.contentHash, expected));
}
