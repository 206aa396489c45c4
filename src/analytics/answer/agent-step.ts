import { z } from 'zod';
import { modelJson } from '../../text/model-json';

const sentence = z.string().trim().max(600).nullish();
/** Checked against the result by who draws it. */
const chart = z.unknown().optional();

const stepSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('query'),
    sql: z.string().trim().min(1).max(20_000),
    /** Whether its rows answer the question. */
    final: z.boolean().default(false),
    sentence,
    chart,
  }),
  z.object({ action: z.literal('calculate'), code: z.string().min(1).max(10_000) }),
  z.object({ action: z.literal('chart'), chart: z.unknown() }),
  z.object({ action: z.literal('search-knowledge'), query: z.string().trim().min(1).max(300) }),
  z.object({ action: z.literal('answer'), sentence: z.string().trim().min(1).max(600), chart }),
  z.object({
    action: z.literal('cannot-answer'),
    reason: z.enum(['not-in-data', 'not-permitted']).catch('not-in-data'),
  }),
]);

/** What a model wants to do next. */
export type AgentStep = z.output<typeof stepSchema>;

/** Null where the model wrote anything else. */
export function readAgentStep(text: string): AgentStep | null {
  const read = stepSchema.safeParse(modelJson(text));
  return read.success ? read.data : null;
}
