import type { Clock } from '../core/ports/clock';
import { type EmbeddingCache, EmbeddingError, type EmbeddingModel } from '../core/ports/embedding-model';
import type { Logger } from '../core/ports/logger';
import type { VectorIndex, VectorIndexStatus } from '../core/ports/vector-index';
import { type NearVector, type VectorStore, VectorStoreError } from '../core/ports/vector-store';
import { findsItself, sampleOf } from './canary';
import { CountingPassages, type CountingPassagesOptions, type PassageToEmbed } from './counting-passages';
import { passageIdOf } from './embedded-text';
import { type FillCounts, fillVectors, lackingRecords, OtherDimension } from './fill-vectors';
import { HeldVectors } from './held-vectors';
import { IndexHealth } from './index-health';
import { PassageEmbedder } from './passage-embedder';
import { RepeatedWork } from './repeated-work';
import { deferred, untilEnded } from './until-ended';

export interface LiveVectorIndexOptions extends CountingPassagesOptions {
  model: EmbeddingModel;
  cache: EmbeddingCache;
  store: VectorStore;
  clock: Clock;
  logger: Logger;
  timings?: Partial<VectorIndexTimings>;
}

/** In milliseconds. */
export interface VectorIndexTimings {
  /** Between looks for changed knowledge. */
  poll: number;
  /** Between checks of the store. */
  check: number;
  /** Before the second attempt after a failure; doubled up to `longestPause`. */
  firstPause: number;
  longestPause: number;
  /** Between lines of progress in the log. */
  progress: number;
}

const usual: VectorIndexTimings = {
  poll: 1000,
  check: 3_600_000,
  firstPause: 1000,
  longestPause: 60_000,
  progress: 10_000,
};
const CANARIES = 20;
/** Found beyond the limit, because an older and a newer record of a passage may stand side by side for a moment. */
const SPARE = 10;

export interface RebuildRequest {
  /** Of these alone the vectors are put anew; absent: of all. */
  knowledgeBaseIds?: readonly string[];
  onProgress?: (progress: { done: number; total: number }) => void;
}

/**
 * Keeps the vectors of all passages that count in a store, by itself and in the background. The store is a cache: what it
 * lost is put again, from the cache of embeddings as far as that has it. Each model and dimension has a collection of its
 * own, which is asked once it has been complete; then those of other models are dropped.
 */
export class LiveVectorIndex implements VectorIndex {
  private readonly passages: CountingPassages;
  private readonly held: HeldVectors;
  private readonly embedder: PassageEmbedder;
  private readonly timings: VectorIndexTimings;
  private readonly work: RepeatedWork;
  private readonly abort = new AbortController();
  private readonly refused = new Set<string>();
  /** Of the passages; null before they were counted. */
  private lacking: number | null = null;
  private checkedAt: number | null = null;
  private wasLive = false;
  private readonly health: IndexHealth;
  private readonly firstLook = deferred();

  constructor(private readonly options: LiveVectorIndexOptions) {
    this.passages = new CountingPassages(options);
    this.held = new HeldVectors(options.store, options.model.key);
    this.embedder = new PassageEmbedder(options.model, options.cache);
    this.health = new IndexHealth(options.logger);
    this.timings = { ...usual, ...options.timings };
    this.work = new RepeatedWork({
      step: () => this.step(),
      onFailure: (error) => {
        this.note(error);
      },
      ...this.timings,
    });
  }

  /** From now on it follows the knowledge. Returns at once. */
  start(): void {
    this.work.start();
  }

  /** Waits until the vectors were brought up to date for the first time, or could not be, or the signal ends. */
  async whenSettled(signal: AbortSignal): Promise<void> {
    await untilEnded(this.work.firstEnd, signal).catch(() => undefined);
  }

  /** Ends what is under way; what was embedded stays. */
  async stop(): Promise<void> {
    this.abort.abort();
    this.firstLook.resolve();
    await this.work.stop();
    await this.options.store.close();
  }

  async search(
    { text, knowledgeBaseIds, limit }: { text: string; knowledgeBaseIds: readonly string[]; limit: number },
    signal?: AbortSignal,
  ): Promise<NearVector[]> {
    const { store } = this.options;
    if (this.work.isStarted) await untilEnded(this.firstLook.promise, signal);
    const { live } = this.held;
    if (!live) return this.withoutCollection();
    const vector = await this.embedQuestion(text, signal);
    try {
      if (vector.length !== live.dimension) throw new OtherDimension(vector.length, live.dimension);
      const found = await store.query(live.name, { vector, scopes: knowledgeBaseIds, limit: limit + SPARE }, signal);
      return firstOfEachPassage(found).slice(0, limit);
    } catch (error) {
      if (!signal?.aborted) this.noteOfSearch(error);
      throw error;
    }
  }

  status(): VectorIndexStatus {
    const total = this.passages.records.size;
    const isCounted = this.held.isKnown && this.lacking !== null;
    const lacking = isCounted ? (this.lacking ?? 0) : total;
    return {
      ...this.health.status(isCounted && lacking === 0 && (this.held.live !== null || total === 0)),
      model: this.options.model.key,
      done: total - lacking,
      total,
    };
  }

  /** Puts the vectors anew, checks them, and begins from nothing where the check fails. Throws what keeps it from that. */
  rebuild({ knowledgeBaseIds, onProgress = () => undefined }: RebuildRequest = {}): Promise<FillCounts> {
    return this.work.alone(async () => {
      await this.look();
      await this.passages.refresh();
      const isMeant = (scope: string): boolean => knowledgeBaseIds?.includes(scope) ?? true;
      this.held.distrust([...this.passages.records].flatMap(([id, scope]) => (isMeant(scope) ? [id] : [])));
      this.refused.clear();
      const counts = await this.fill(onProgress);
      if (await this.isSound()) return counts;
      await this.held.drop();
      return this.fill(onProgress);
    });
  }

  private async step(): Promise<void> {
    const { clock } = this.options;
    const isDue = this.checkedAt === null || clock.elapsed() - this.checkedAt >= this.timings.check;
    const isDoubtful = isDue || !this.held.isKnown || this.health.isSuspect || !this.health.isWell;
    if (isDoubtful) await this.look();
    const isChanged = await this.passages.refresh();
    if (isDue || this.health.isSuspect) await this.check();
    if (isDoubtful || isChanged || this.lacking !== 0) await this.fill();
    this.health.recover(
      this.refused.size > 0 ? `The embedding model does not take ${this.refused.size} passages.` : null,
    );
  }

  /** Asks the store what it has. */
  private async look(): Promise<void> {
    const { logger, model } = this.options;
    const before = this.held.ids().length;
    try {
      const others = await this.held.look();
      const after = this.held.ids().length;
      if (after < before) logger.warn({ before, after }, 'The store of vectors lost records; they are put again');
      if (this.held.live) this.wasLive = true;
      else if (this.wasLive) this.health.breakDown('The store of vectors has lost what it held.');
      else if (others.length > 0 && !this.held.collection) {
        logger.warn(
          { model: model.key, before: others.map((other) => other.model).join(' ') },
          'The embedding model is another one: all passages are embedded anew, and until then they are found by their words only',
        );
      }
    } catch (error) {
      if (!this.health.isSuspect || !isDamaged(error)) throw error;
      this.health.breakDown(error.message);
      await this.held.drop();
    } finally {
      this.firstLook.resolve();
    }
  }

  /** Whether known passages find themselves; if not, the collection is begun anew. */
  private async check(): Promise<void> {
    this.refused.clear();
    const isSound = await this.isSound().catch((error: unknown) => {
      if (this.health.isSuspect && isDamaged(error)) return false;
      throw error;
    });
    this.checkedAt = this.options.clock.elapsed();
    if (isSound) return;
    this.health.breakDown('Known passages do not find themselves any more.');
    await this.held.drop();
  }

  private async isSound(): Promise<boolean> {
    const { collection } = this.held;
    if (!collection) return true;
    const known = this.held.ids().filter((id) => this.passages.records.has(id));
    return findsItself(this.options, collection, await this.passages.read(sampleOf(known, CANARIES)));
  }

  private async fill(
    onProgress: (progress: { done: number; total: number }) => void = () => undefined,
  ): Promise<FillCounts> {
    const { clock, logger, model } = this.options;
    const begun = clock.elapsed();
    let told = begun;
    const lacking = this.count();
    const counts = await fillVectors({
      ...{ passages: this.passages, held: this.held, refused: this.refused },
      embed: (passages, options) => this.embedder.embed(textsOf(passages), options),
      signal: this.abort.signal,
      onProgress: (progress) => {
        onProgress(progress);
        this.lacking = lacking - progress.done;
        if (clock.elapsed() - told < this.timings.progress) return;
        told = clock.elapsed();
        logger.info({ ...progress, model: model.key }, 'Passages are being embedded');
      },
    });
    if (this.count() === 0) {
      await this.held.complete();
      this.wasLive = this.held.live !== null;
    }
    if (counts.embedded > 0) this.health.noteQuestion(null);
    if (counts.stored + counts.removed > 0) {
      const milliseconds = Math.round(clock.elapsed() - begun);
      logger.info({ ...counts, passages: this.passages.records.size, milliseconds }, 'The vectors are up to date');
    }
    return counts;
  }

  private count(): number {
    this.lacking = lackingRecords({ passages: this.passages, held: this.held, refused: this.refused }).length;
    return this.lacking;
  }

  private note(error: unknown): void {
    if (this.abort.signal.aborted) return;
    if (error instanceof OtherDimension) {
      this.options.logger.warn({ dimension: error.dimension }, `${error.message} All passages are embedded anew.`);
      this.wasLive = false;
      this.held.expect(error.dimension);
    } else if (error instanceof VectorStoreError && error.fault === 'missing-collection') {
      this.held.forget();
    }
    this.health.noteFault(error);
  }

  private noteOfSearch(error: unknown): void {
    if (!(error instanceof VectorStoreError) || error.fault === 'refused') return;
    const { isWell } = this.health;
    this.note(error);
    // Later ones wait for the next attempt.
    if (isWell) this.work.wake();
  }

  private async embedQuestion(text: string, signal: AbortSignal | undefined): Promise<Float32Array> {
    try {
      const [vector] = await this.options.model.embed([text], 'query', signal);
      if (!vector) throw new EmbeddingError('wrong-count', 'The embedding model gave no vector for the question.');
      this.health.noteQuestion(null);
      return vector;
    } catch (error) {
      if (error instanceof EmbeddingError && !signal?.aborted) this.health.noteQuestion(error);
      throw error;
    }
  }

  private withoutCollection(): never[] {
    const { done, total } = this.status();
    if (total === 0 && this.lacking === 0) return [];
    throw new VectorStoreError('missing-collection', `The passages are being embedded: ${done} of ${total}.`);
  }
}

const textsOf = (passages: readonly PassageToEmbed[]): string[] => passages.map(({ text }) => text);

const isDamaged = (error: unknown): error is VectorStoreError =>
  error instanceof VectorStoreError && error.fault === 'damaged';

function firstOfEachPassage(found: readonly NearVector[]): NearVector[] {
  const seen = new Map<string, NearVector>();
  for (const { id, similarity } of found) {
    const passageId = passageIdOf(id);
    if (!seen.has(passageId)) seen.set(passageId, { id: passageId, similarity });
  }
  return [...seen.values()];
}
