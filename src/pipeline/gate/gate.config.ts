import { z } from 'zod';

/** How willingly the gate lets a message through. */
export const gateConfig = z.object({
  /** Share of everyday chatter that may pass, for assistants that set none. */
  strictness: z.number().min(0.01).max(0.1).default(0.05),
  /** Distance from the threshold, in log-odds, within which a person is asked; 0 switches the review zone off. */
  reviewWidth: z.number().min(0).default(0.25),
  /** Distance from the threshold, in log-odds, within which an embedding model is asked; not set: found from the lists. */
  askWidth: z.number().min(0).max(20).optional(),
  /** So long a message waits for the embedding model; then the n-grams' verdict holds. */
  askSeconds: z.number().min(0.1).max(10).default(1.5),
});
export type GateConfig = z.output<typeof gateConfig>;
