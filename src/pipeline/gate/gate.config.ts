import { z } from 'zod';

/** How willingly the gate lets a message through. */
export const gateConfig = z.object({
  /** Share of everyday chatter that may pass, for assistants that set none. */
  strictness: z.number().min(0.01).max(0.1).default(0.05),
  /** Distance from the threshold, in log-odds, within which a person is asked; 0 switches the review zone off. */
  reviewWidth: z.number().min(0).default(0.25),
});
export type GateConfig = z.output<typeof gateConfig>;
