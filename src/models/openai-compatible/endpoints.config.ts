import { z } from 'zod';

export const address = z.url({ protocol: /^https?$/, error: 'a URL that starts with http:// or https://' });
const patience = z.number().positive().max(600);
/** Currency-free: in whatever unit the budget is meant. */
const price = z.number().min(0).max(1_000_000);

const endpoint = {
  /** What traces, metrics and the use of a day call it. */
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,47}$/, 'at most 48 small letters, digits, hyphens and dots, such as local-qwen'),
  baseUrl: address,
  /** Environment variable that holds the key. Not set: the endpoint wants none. */
  apiKeyVariable: z.string().optional(),
  /** Requests and tokens within any minute; more wait. Not set: no limit. */
  requestsPerMinute: z.int().min(1).max(1_000_000).optional(),
  tokensPerMinute: z.int().min(100).max(1_000_000_000).optional(),
  /** Requests at a time; more wait. */
  parallel: z.int().min(1).max(256).default(16),
  /** Of one request. Not set: the section's. */
  timeoutSeconds: patience.optional(),
};

const adapter = z.strictObject({
  /** Name under which the server offers the adapter. */
  model: z.string().min(1),
  /** Where the server finds its files: it is told to load them through vLLM's own interface when it has not yet. */
  path: z.string().min(1).optional(),
});

export const chatRoles = ['score', 'rewrite', 'answer', 'check', 'enrich'] as const;

const chatEndpoint = z
  .strictObject({
    ...endpoint,
    model: z.string().min(1),
    /** What prompt and reply may take together. Not set: any text is sent. */
    contextTokens: z.int().min(256).max(10_000_000).optional(),
    /** For a million tokens. Not set: the cost is unknown. */
    price: z.strictObject({ prompt: price, completion: price }).optional(),
    /** What it is asked for; none: everything. `long`: texts of more than `longTokens` go here first. */
    roles: z.array(z.enum([...chatRoles, 'long'])).default([]),
    /** Whether it takes `response_format: {"type": "json_object"}`. */
    supportsJson: z.boolean().default(false),
    /** Other model names on the same server, by intent, else by assistant. */
    adapters: z.record(z.string().min(1), adapter).default({}),
  })
  .superRefine(keyInVariable);

const servedEndpoint = {
  ...endpoint,
  price: z.strictObject({ prompt: price }).optional(),
};
const embeddingEndpoint = z
  .strictObject({
    ...servedEndpoint,
    /** What this server calls the section's model. Not set: the same. */
    model: z.string().min(1).optional(),
    /** Requests at a time. Not set: the section's. */
    parallel: z.int().min(1).max(16).optional(),
  })
  .superRefine(keyInVariable);
const rerankEndpoint = z.strictObject({ ...servedEndpoint, model: z.string().min(1) }).superRefine(keyInVariable);

export type ChatEndpointConfig = z.output<typeof chatEndpoint>;
export type EmbeddingEndpointConfig = z.output<typeof embeddingEndpoint>;
export type RerankEndpointConfig = z.output<typeof rerankEndpoint>;

const namesDiffer = (endpoints: readonly { name: string }[]): boolean =>
  new Set(endpoints.map(({ name }) => name)).size === endpoints.length;
const list = <Item extends z.ZodType<{ name: string }>>(item: Item) =>
  z.array(item).max(20).refine(namesDiffer, { error: 'endpoints with names that differ' }).default([]);

export const chatEndpoints = list(chatEndpoint);
export const embeddingEndpoints = list(embeddingEndpoint);
export const rerankEndpoints = list(rerankEndpoint);

/** Whoever puts the key itself here has it in a file; it is not shown, so that it does not get any further. */
function keyInVariable({ apiKeyVariable: name }: { apiKeyVariable?: string | undefined }, context: z.RefinementCtx) {
  if (name === undefined || (/^[A-Z_][A-Z0-9_]{0,127}$/.test(name) && !name.startsWith('FENNELBEAN_'))) return;
  const message =
    'an endpoint with apiKeyVariable as the name of an environment variable, such as DEEPSEEK_API_KEY, ' +
    'that does not begin with FENNELBEAN_; never the key itself';
  context.addIssue({ code: 'custom', path: [], message, input: undefined });
}
