import { isAbsolute, relative, resolve, sep } from 'node:path';

import type { KnowledgeBase } from '../core/knowledge';
import type { Clock } from '../core/ports/clock';
import type { DocumentHistory } from '../core/ports/document-history';
import type { DocumentReader } from '../core/ports/document-reader';
import type { KnowledgeBaseSeed, KnowledgeStore } from '../core/ports/knowledge-store';
import type { Logger } from '../core/ports/logger';
import type { QuestionListStore } from '../core/ports/question-list-store';
import { findBases, type BaseFolder, type FoundBases, type PlainFolder } from './find-bases';
import type { BaseReport, IngestProgress, IngestReport, IngestState } from './ingest-report';
import type { KnowledgeProblem } from './knowledge-error';
import type { KnowledgeConfig } from './knowledge.config';
import { mirrorFolders } from './origins/origin-paths';
import { loadYamlParser, type YamlParser } from './parse-yaml';
import type { PictureKeeping } from './pictures/keep-pictures';
import { isPictureName } from './pictures/shown-files';
import { sweepPictures } from './pictures/sweep-pictures';
import { noteOfUnshown } from './pictures/unkept-pictures';
import { isDocument, readFolder, type FolderContent, type Mirror } from './read-folder';
import { readLists, type BaseLists } from './read-lists';
import { seedQuestionLists, seedsOf } from './seed-question-lists';
import { sideFileOf } from './side-file';
import { loadDocumentSplitter, type DocumentSplitter } from './split-document';
import { syncDocuments, type SyncResult } from './sync-documents';

export type { BaseReport, IngestProgress, IngestReport, IngestState } from './ingest-report';
export { KnowledgeError, type KnowledgeProblem, type ProblemSeverity } from './knowledge-error';

export interface IngestStores {
  knowledge: KnowledgeStore;
  documents: DocumentHistory;
  questionLists: QuestionListStore;
  logger: Logger;
  clock: Pick<Clock, 'now'>;
  /** Of what is neither Markdown nor text; without one, only those are read. */
  reader?: DocumentReader;
  /** Where figures and tables of documents are kept; without it they are neither kept nor looked for. */
  pictures?: PictureKeeping | null;
}

export interface IngestRequest extends PlainFolder {
  /**
   * Another folder than the configured one: a folder of knowledge bases, one knowledge base, or plain documents, which
   * become a knowledge base of `assistant` (default: named like the folder). Other knowledge bases are left alone.
   */
  folder?: string;
  /** Names of the assistants that there are; a knowledge base for any other gets a warning. */
  assistants?: readonly string[];
  onProgress?: (progress: IngestProgress) => void;
  signal?: AbortSignal;
}

interface OpenBase extends BaseFolder {
  content: FolderContent;
  lists: BaseLists;
}

/** Brings the stored knowledge in line with the files: what is new or changed is written, what is gone is removed. */
export class IngestKnowledge {
  private runs: Promise<unknown> = Promise.resolve();
  private progress: IngestProgress | null = null;
  private last: IngestState['last'] = null;

  constructor(
    private readonly stores: IngestStores,
    private readonly config: KnowledgeConfig,
  ) {}

  /** What this program reads now, and what came of the last time. */
  state(): IngestState {
    return { running: this.progress, last: this.last };
  }

  /** Whether it reads files of that name as documents. */
  reads(path: string): boolean {
    return isDocument(path) || (this.stores.reader?.reads(path) ?? false);
  }

  /** Safe to break off at any time and to run again; one run begins when those before it have ended. Problems in the files are reported, not thrown. */
  run(request: IngestRequest = {}): Promise<IngestReport> {
    const result = this.runs
      .catch(() => undefined)
      .then(() => this.runNow(request))
      .finally(() => {
        this.progress = null;
      });
    this.runs = result;
    return result;
  }

  private async runNow(request: IngestRequest): Promise<IngestReport> {
    const { folder = this.config.folder, signal, onProgress, assistants } = request;
    const isConfigured = resolve(folder) === resolve(this.config.folder);
    const [split, parseYaml] = await Promise.all([loadDocumentSplitter(), loadYamlParser()]);
    const found = await findBases(folder, parseYaml, isConfigured ? null : request);
    const stored = await this.stores.knowledge.listKnowledgeBases();
    const report: IngestReport = { bases: [], removedBases: [], problems: found.problems };

    const open: OpenBase[] = [];
    for (const base of found.bases) {
      const [content, lists] = await Promise.all([
        readFolder(base.seed.folder, {
          plain: base.plain,
          mirrors: this.mirrorsOf(base),
          reads: (path) => this.reads(path),
          ...(this.stores.pictures && { isPicture: isPictureName }),
        }),
        readLists(base.seed.folder),
      ]);
      report.problems.push(...within(base, [...content.problems, ...lists.problems]));
      open.push({ ...base, content, lists });
    }
    const total = open.reduce((sum, { content }) => sum + content.documents.length, 0);
    const kept = new Set<string>();
    let done = 0;
    for (const base of open) {
      const { name, assistant } = base.seed;
      if (assistants && !assistants.includes(assistant)) report.problems.push(unknownAssistant(base, assistants));
      const onDocument = (path: string): void => {
        this.progress = { knowledgeBase: name, path, done: ++done, total };
        onProgress?.(this.progress);
      };
      const { counts, problems, unchanged } = await this.ingestBase(base, {
        stored,
        split,
        parseYaml,
        signal,
        onDocument,
      });
      report.bases.push(counts);
      report.problems.push(...within(base, problems));
      for (const path of unchanged) kept.add(`${name}/${path}`);
    }
    signal?.throwIfAborted();
    await seedQuestionLists(
      this.stores.questionLists,
      open.flatMap(({ seed, lists }) => seedsOf(seed, lists)),
    );
    if (isConfigured) report.removedBases = await this.removeGone(stored, found);
    if (this.stores.pictures) await sweepPictures(this.stores.pictures, this.stores.clock.now());
    this.log(report);
    this.note(report, { open, kept, isConfigured });
    return report;
  }

  private mirrorsOf({ seed, origins }: BaseFolder): Mirror[] {
    const { originsFolder } = this.config;
    return origins.map(({ name }) => ({
      origin: name,
      folder: mirrorFolders(originsFolder, seed.name, name).documents,
    }));
  }

  private async ingestBase(
    { seed, content, lists }: OpenBase,
    context: {
      stored: readonly KnowledgeBase[];
      split: DocumentSplitter;
      parseYaml: YamlParser;
      signal: AbortSignal | undefined;
      onDocument: (path: string) => void;
    },
  ): Promise<Pick<SyncResult, 'problems' | 'unchanged'> & { counts: BaseReport }> {
    const { knowledge: store, documents: history, clock } = this.stores;
    const knowledgeBase = await this.saveBase(seed, context.stored);
    const documents = await syncDocuments({
      ...context,
      store,
      history,
      clock,
      knowledgeBase,
      content,
      passage: this.config.passage,
      reader: this.stores.reader ?? null,
      pictures: this.stores.pictures ?? null,
    });
    documents.problems.push(...noteOfUnshown(content.pictures ?? [], documents.shown));
    if (lists.pairs) await store.seedQaPairs(knowledgeBase.id, lists.pairs);
    const { pairs, good, bad } = lists;
    const lengths = { pairs: pairs?.length ?? 0, good: good?.length ?? 0, bad: bad?.length ?? 0 };
    const { name, assistant } = seed;
    return { ...documents, counts: { name, assistant, ...documents.counts, ...lengths } };
  }

  private async saveBase(seed: KnowledgeBaseSeed, stored: readonly KnowledgeBase[]): Promise<KnowledgeBase> {
    const before = stored.find(({ name }) => name === seed.name);
    if (before && before.assistant !== seed.assistant) await this.clearLists(before);
    return this.stores.knowledge.saveKnowledgeBase(seed);
  }

  /** Only what came from this folder, and only where that could be read and has something in it: a wrong path must not empty the store. */
  private async removeGone(stored: readonly KnowledgeBase[], found: FoundBases): Promise<string[]> {
    if (found.names.length === 0) return [];
    const gone = stored.filter(
      ({ name, folder }) => isWithin(this.config.folder, folder) && !found.names.includes(name),
    );
    for (const base of gone) {
      await this.clearLists(base);
      await this.stores.knowledge.removeKnowledgeBase(base.id);
    }
    return gone.map(({ name }) => name);
  }

  private async clearLists(base: KnowledgeBase): Promise<void> {
    await seedQuestionLists(this.stores.questionLists, seedsOf(base, { good: [], bad: [] }));
  }

  /** What was told of files that were not read again is told still, and what was told of other knowledge bases. */
  private note(
    { problems }: IngestReport,
    { open, kept, isConfigured }: { open: readonly OpenBase[]; kept: ReadonlySet<string>; isConfigured: boolean },
  ): void {
    const read = open.map(({ seed }) => `${seed.name}/`);
    const isOther = (file: string): boolean => !isConfigured && !read.some((base) => file.startsWith(base));
    const still = (this.last?.problems ?? []).filter(({ file }) => isOther(file) || isOfFile(kept, file));
    const [only] = open;
    const placed =
      only?.prefix === '' ? problems.map((one) => ({ ...one, file: `${only.seed.name}/${one.file}` })) : problems;
    this.last = { at: this.stores.clock.now(), problems: [...still, ...placed] };
  }

  private log({ bases, removedBases, problems }: IngestReport): void {
    const { logger } = this.stores;
    for (const { file, line, message, severity } of problems) {
      if (severity === 'notice') logger.info({ file, line }, message);
      else logger[severity === 'error' ? 'error' : 'warn']({ file, line }, message);
    }
    for (const base of bases) logger.info({ ...base }, 'Knowledge base ingested');
    for (const name of removedBases) logger.info({ name }, 'Knowledge base removed');
  }
}

/** Whether the path is the folder or lies below it. */
function isWithin(folder: string, path: string): boolean {
  const way = relative(resolve(folder), path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Of the file itself, its side file or a member of it. */
const isOfFile = (files: ReadonlySet<string>, told: string): boolean =>
  [...files].some((file) => told === file || told.startsWith(`${file}/`) || told === sideFileOf(file));

const within = ({ prefix }: BaseFolder, problems: readonly KnowledgeProblem[]): KnowledgeProblem[] =>
  problems.map((problem) => ({ ...problem, file: prefix + problem.file }));

function unknownAssistant({ prefix, seed }: BaseFolder, assistants: readonly string[]): KnowledgeProblem {
  const message = `There is no assistant "${seed.assistant}" to use it; there are ${assistants.join(', ')}.`;
  return { file: `${prefix}knowledge.yaml`, message, severity: 'warning' };
}
