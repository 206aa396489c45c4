import type { OriginReport, OriginsReport } from '../core/origins-report';
import type { Clock } from '../core/ports/clock';
import { type DocumentOrigin, OriginError } from '../core/ports/document-origin';
import type { Logger } from '../core/ports/logger';
import { findBases, type BaseFolder } from './find-bases';
import type { IngestKnowledge } from './ingest-knowledge.use-case';
import type { IngestReport } from './ingest-report';
import { KnowledgeError, type KnowledgeProblem } from './knowledge-error';
import type { KnowledgeConfig } from './knowledge.config';
import { OriginMirror } from './origins/origin-mirror';
import { mirrorFolders } from './origins/origin-paths';
import type { OriginSettings } from './origins/origin-settings';
import { syncOrigin } from './origins/sync-origin';
import { loadYamlParser } from './parse-yaml';

export type { OriginReport, OriginsReport } from '../core/origins-report';
export type { OriginSettings } from './origins/origin-settings';

/** What an origin may use of this machine. */
export interface OriginPlace {
  /** What relative paths start at: the folder of its knowledge base. */
  baseFolder: string;
  /** A folder of its own, for what it fetched. */
  cache: string;
  /** Whether documents of that name are read. */
  reads: (path: string) => boolean;
}

/** Throws an `OriginError` where what it needs is not configured. */
export type OpenOrigin = (settings: OriginSettings, place: OriginPlace) => DocumentOrigin;

export interface SyncStores {
  ingest: Pick<IngestKnowledge, 'run' | 'reads'>;
  openOrigin: OpenOrigin;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
}

export interface SyncRequest {
  knowledgeBase?: string;
  origin?: string;
  assistants?: readonly string[];
  onDocument?: (running: NonNullable<OriginsReport['running']>) => void;
  signal?: AbortSignal;
}

export interface SyncReport {
  origins: OriginReport[];
  /** In the files that name the origins. */
  problems: KnowledgeProblem[];
  /** Null where there was no origin. */
  ingest: IngestReport | null;
}

interface Place {
  base: BaseFolder;
  settings: OriginSettings;
}

/** Fetches what the origins of the knowledge bases hold now, and ingests it. */
export class SyncOrigins {
  private runs: Promise<unknown> = Promise.resolve();
  private running: OriginsReport['running'] = null;
  private last: OriginsReport['last'] = null;

  constructor(
    private readonly stores: SyncStores,
    private readonly config: Pick<KnowledgeConfig, 'folder' | 'originsFolder'>,
  ) {}

  async state(): Promise<OriginsReport> {
    const { bases } = await this.find();
    return {
      bases: bases
        .filter(({ origins }) => origins.length > 0)
        .map(({ seed, origins }) => ({
          name: seed.name,
          assistant: seed.assistant,
          origins: origins.map(({ name, kind }) => ({ name, kind })),
        })),
      running: this.running,
      last: this.last,
    };
  }

  /** One run begins when those before it have ended. Throws `KnowledgeError` when there is no such knowledge base or origin. */
  run(request: SyncRequest = {}): Promise<SyncReport> {
    const result = this.runs.catch(() => undefined).then(() => this.runNow(request));
    this.runs = result;
    return result;
  }

  private async runNow(request: SyncRequest): Promise<SyncReport> {
    const { assistants, signal } = request;
    const report: SyncReport = { origins: [], problems: [], ingest: null };
    let failed = true;
    try {
      const { places, problems } = await this.choose(request);
      report.problems.push(...problems);
      for (const place of places) report.origins.push(await this.syncOne(place, request));
      if (places.length > 0) {
        report.ingest = await this.stores.ingest.run({ ...(assistants && { assistants }), ...(signal && { signal }) });
      }
      failed = false;
      return report;
    } finally {
      this.running = null;
      this.last = { at: this.stores.clock.now(), origins: this.withOthers(report.origins), failed };
    }
  }

  /** What was told of origins that were not asked this time stays. */
  private withOthers(origins: readonly OriginReport[]): OriginReport[] {
    const isSame = (one: OriginReport, other: OriginReport): boolean =>
      one.knowledgeBase === other.knowledgeBase && one.name === other.name;
    const others = (this.last?.origins ?? []).filter((one) => !origins.some((other) => isSame(one, other)));
    return [...others, ...origins];
  }

  private async find(): Promise<{ bases: BaseFolder[]; problems: KnowledgeProblem[] }> {
    const found = await findBases(this.config.folder, await loadYamlParser(), null);
    return { bases: found.bases, problems: found.problems.filter(({ severity }) => severity === 'error') };
  }

  private async choose({
    knowledgeBase,
    origin,
  }: SyncRequest): Promise<{ places: Place[]; problems: KnowledgeProblem[] }> {
    const { bases, problems } = await this.find();
    const chosen = bases.filter(({ seed }) => knowledgeBase === undefined || seed.name === knowledgeBase);
    const ours = problems.filter(({ file }) => knowledgeBase === undefined || file.startsWith(`${knowledgeBase}/`));
    if (knowledgeBase !== undefined && chosen.length === 0 && ours.length === 0) {
      const names = bases.map(({ seed }) => seed.name).join(', ') || 'none';
      throw unknown(`There is no knowledge base "${knowledgeBase}"; there are: ${names}.`);
    }
    const all = chosen.flatMap((base) => base.origins.map((settings) => ({ base, settings })));
    const places = all.filter(({ settings }) => origin === undefined || settings.name === origin);
    if (origin !== undefined && places.length === 0 && ours.length === 0) {
      const names = all.map(({ base, settings }) => `${base.seed.name}/${settings.name}`).join(', ') || 'none';
      throw unknown(`There is no origin "${origin}"; there are: ${names}.`);
    }
    return { places, problems: ours };
  }

  private async syncOne({ base, settings }: Place, { signal, onDocument }: SyncRequest): Promise<OriginReport> {
    const { openOrigin, ingest, logger } = this.stores;
    const { name, kind } = settings;
    const knowledgeBase = base.seed.name;
    const place = { knowledgeBase, name, kind };
    const folders = mirrorFolders(this.config.originsFolder, knowledgeBase, name);
    let done = 0;
    const onPath = (path: string): void => {
      this.running = { knowledgeBase, origin: name, path, done: ++done };
      onDocument?.(this.running);
    };
    this.running = { knowledgeBase, origin: name, path: '', done };
    const mirror = await OriginMirror.open(folders);
    try {
      const reads = (path: string): boolean => ingest.reads(path);
      const origin = openOrigin(settings, { baseFolder: base.seed.folder, cache: folders.cache, reads });
      const report = { ...place, ...(await syncOrigin({ origin, mirror, onDocument: onPath, signal })) };
      const { refused, problem, ...counts } = report;
      logger.info({ ...counts, refused: refused.length }, 'Origin synchronised');
      if (problem !== null) logger.warn(place, `Origin not listed in full, nothing removed: ${problem}`);
      return report;
    } catch (error) {
      if (!(error instanceof OriginError)) throw error;
      logger.warn(place, `Origin cannot be read: ${error.message}`);
      return { ...place, added: 0, changed: 0, unchanged: 0, removed: 0, refused: [], problem: error.message };
    }
  }
}

const unknown = (message: string): KnowledgeError => new KnowledgeError('origin-unknown', { file: '' }, message);
