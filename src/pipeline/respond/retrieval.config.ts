import { z } from 'zod';

/** How the sources are asked, and what becomes of all that they find. */
export const retrievalConfig = z.object({
  /** Milliseconds after which a source is left behind. */
  deadlineMilliseconds: z.int().min(100).max(60_000).default(4000),
  /** By the name of a source, how much its ranking counts against that of the others; 0 leaves the source out. Not named: 0.5 for `graph`, else 1. */
  weights: z.record(z.string(), z.number().min(0).max(10)).default({}),
  /** Pieces that each source gives at most. */
  candidates: z.int().min(5).max(200).default(30),
  /** Pieces that an answer is written from at most. */
  pieces: z.int().min(1).max(30).default(8),
  /** Passages before and after a piece that a model sees along with it. */
  window: z.int().min(0).max(3).default(1),
  /** Tokens of evidence that a model is given at most, as estimated. */
  contextTokens: z.int().min(200).max(200_000).default(3000),
});
export type RetrievalConfig = z.output<typeof retrievalConfig>;
