import type { KnowledgeBase } from '../../core/knowledge';
import type { GraphStore } from '../../core/ports/graph-store';
import type { KnowledgeStore } from '../../core/ports/knowledge-store';
import type { Logger } from '../../core/ports/logger';
import type { PassageNoteStore } from '../../core/ports/passage-note-store';
import type { PassageReader } from './ask-for-json';
import type { EnrichConfig } from '../enrich.config';
import type { FigureEnrichment } from './figure-enrichment';
import type { TokenBudget } from './token-budget';

/** What the steps of the enrichment work with. */
export interface Enrichment {
  knowledge: Pick<KnowledgeStore, 'findPassages'>;
  graphs: GraphStore;
  notes: PassageNoteStore;
  logger: Logger;
  config: EnrichConfig;
  /** Null without a chat model. `key` tells one model from another. */
  model: (PassageReader & { key: string }) | null;
  budget: TokenBudget;
  /** Null or absent: figures of documents are not read. */
  figures?: FigureEnrichment | null;
}

/** One knowledge base of a run. */
export interface EnrichedBase {
  base: KnowledgeBase;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
}
