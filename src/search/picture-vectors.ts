import { EmbeddingError } from '../core/ports/embedding-model';
import type { FigureQuery, FigureVectors } from '../core/ports/figure-vectors';
import type { Logger } from '../core/ports/logger';
import type { VectorIndexStatus } from '../core/ports/vector-index';
import { type NearVector, type VectorStore, VectorStoreError } from '../core/ports/vector-store';
import { fillVectors, lackingRecords, OtherDimension } from './fill-vectors';
import { type CollectionKind, HeldVectors } from './held-vectors';
import { IndexHealth } from './index-health';
import { pictureIdOf, PictureRecords, type PictureRecordsOptions, scopeOf } from './picture-records';
import { embedEach, type PictureSpace } from './picture-spaces';
import { RepeatedWork } from './repeated-work';
import { untilEnded } from './until-ended';

export interface LivePictureVectorsOptions extends PictureRecordsOptions {
  space: PictureSpace;
  /** Its collections are apart from those of other kinds in the same store. */
  kind: Exclude<CollectionKind, 'passages'>;
  store: VectorStore;
  logger: Logger;
  /** Milliseconds between looks for changed figures, and pauses after failures. */
  timings?: Partial<typeof usual>;
}

const usual = { poll: 3000, firstPause: 1000, longestPause: 60_000 };
/** Pictures are large. */
const AT_ONCE = 16;
/** Found beyond the limit, because an older and a newer record of a figure may stand side by side for a moment. */
const SPARE = 10;

/**
 * Keeps vectors of the figures of all documents in a store, by itself and in the background: those of another model are
 * made anew, and those of figures that are gone are removed. The store is a cache.
 */
export class LivePictureVectors implements FigureVectors {
  private readonly figures: PictureRecords;
  private readonly held: HeldVectors;
  private readonly health: IndexHealth;
  private readonly work: RepeatedWork;
  private readonly refused = new Set<string>();
  private readonly abort = new AbortController();
  private lacking: number | null = null;

  constructor(private readonly options: LivePictureVectorsOptions) {
    this.figures = new PictureRecords(options);
    this.held = new HeldVectors(options.store, options.space.key, options.kind);
    this.health = new IndexHealth(options.logger);
    this.work = new RepeatedWork({
      step: () => this.step(),
      onFailure: (error) => {
        this.note(error);
      },
      ...usual,
      ...options.timings,
    });
  }

  /** From now on it follows the documents. Returns at once. */
  start(): void {
    this.work.start();
  }

  /** Waits until the vectors were brought up to date for the first time, or could not be, or the signal ends. */
  async whenSettled(signal: AbortSignal): Promise<void> {
    await untilEnded(this.work.firstEnd, signal).catch(() => undefined);
  }

  /** Ends what is under way; the store is closed by whoever opened it. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.work.stop();
  }

  async search({ query, facet, knowledgeBaseIds, limit }: FigureQuery, signal?: AbortSignal): Promise<NearVector[]> {
    const { live } = this.held;
    if (!live) return this.withoutCollection();
    const vector = await this.embedQuery(query, signal);
    const scopes = knowledgeBaseIds.map((id) => scopeOf(id, facet));
    try {
      if (vector.length !== live.dimension) throw new OtherDimension(vector.length, live.dimension);
      const found = await this.options.store.query(live.name, { vector, scopes, limit: limit + SPARE }, signal);
      return firstOfEach(found).slice(0, limit);
    } catch (error) {
      if (!signal?.aborted) this.noteOfSearch(error);
      throw error;
    }
  }

  status(): VectorIndexStatus {
    const total = this.figures.records.size;
    const isCounted = this.held.isKnown && this.lacking !== null;
    const lacking = isCounted ? (this.lacking ?? 0) : total;
    return {
      ...this.health.status(isCounted && lacking === 0 && (this.held.live !== null || total === 0)),
      model: this.options.space.key,
      done: total - lacking,
      total,
    };
  }

  private async step(): Promise<void> {
    const isDoubtful = !this.held.isKnown || !this.health.isWell;
    if (isDoubtful) await this.held.look();
    const isChanged = await this.figures.refresh();
    if (isChanged) this.refused.clear();
    if (isDoubtful || isChanged || this.lacking !== 0) await this.fill();
    const problem = this.refused.size > 0 ? `The embedding model does not take ${this.refused.size} figures.` : null;
    this.health.recover(problem);
  }

  private async fill(): Promise<void> {
    const { space, logger, kind } = this.options;
    const counts = await fillVectors({
      ...{ passages: this.figures, held: this.held, refused: this.refused, batch: AT_ONCE },
      embed: async (items, { signal }) => {
        const contents = items.map(({ content }) => content);
        return { vectors: await embedEach(space, contents, signal), asked: items.length };
      },
      signal: this.abort.signal,
      onProgress: () => {
        this.count();
      },
    });
    if (this.count() === 0) await this.held.complete();
    if (counts.stored + counts.removed > 0) logger.info({ ...counts, kind }, 'The vectors of figures are up to date');
  }

  private count(): number {
    this.lacking = lackingRecords({ passages: this.figures, held: this.held, refused: this.refused }).length;
    return this.lacking;
  }

  private note(error: unknown): void {
    if (this.abort.signal.aborted) return;
    if (error instanceof OtherDimension) {
      this.options.logger.warn({ dimension: error.dimension }, `${error.message} All figures are embedded anew.`);
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

  private async embedQuery(query: FigureQuery['query'], signal: AbortSignal | undefined): Promise<Float32Array> {
    try {
      const [vector] = await this.options.space.embed([query], 'query', signal);
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
    throw new VectorStoreError('missing-collection', `The figures are being embedded: ${done} of ${total}.`);
  }
}

function firstOfEach(found: readonly NearVector[]): NearVector[] {
  const seen = new Map<string, NearVector>();
  for (const { id, similarity } of found) {
    const pictureId = pictureIdOf(id);
    if (!seen.has(pictureId)) seen.set(pictureId, { id: pictureId, similarity });
  }
  return [...seen.values()];
}
