import { z } from 'zod';
import { address, chatEndpoints, embeddingEndpoints, rerankEndpoints } from './endpoints.config';

const single = {
  /** Of any OpenAI-compatible endpoint. Not set: there is none, or those in `endpoints`. */
  baseUrl: address.optional(),
  model: z.string().min(1).optional(),
  apiKey: z.string().min(1).optional().meta({ secret: true }),
  timeoutSeconds: z.number().positive().max(600).default(30),
};

interface Single {
  baseUrl?: string | undefined;
  model?: string | undefined;
}
const hasModel = ({ baseUrl, model }: Single): boolean => baseUrl === undefined || model !== undefined;
const wantsModel = { path: ['model'], error: 'the name of a model, because baseUrl is set' };

const isOneWay = ({ baseUrl, endpoints }: Single & { endpoints: readonly unknown[] }): boolean =>
  baseUrl === undefined || endpoints.length === 0;
const wantsOneWay = { path: ['endpoints'], error: 'either baseUrl for one endpoint, or a list under endpoints' };

/** Writes the answers; without one they are quoted from the passages. */
const chatConfig = z
  .object({
    ...single,
    /** Tokens of a prompt, as estimated, from which on endpoints with the role `long` are asked first. */
    longTokens: z.int().min(500).max(10_000_000).default(6000),
    /** In the order in which they are asked. */
    endpoints: chatEndpoints,
  })
  .refine(hasModel, wantsModel)
  .refine(isOneWay, wantsOneWay);

/** Looks at pictures. */
const visionConfig = z
  .object({ ...single, timeoutSeconds: z.number().positive().max(600).default(60), endpoints: chatEndpoints })
  .refine(hasModel, wantsModel)
  .refine(isOneWay, wantsOneWay);

/** Reads the letters of pictures, where no program of this machine is to. */
const recognitionConfig = z
  .object({
    ...single,
    /** True: it is our own and may see pictures as members sent them, with whatever personal data is on them. */
    isTrusted: z.boolean().default(false),
  })
  .refine(hasModel, wantsModel);

/** Makes vectors of pictures and words in one space. */
const imageEmbeddingConfig = z
  .object({
    ...single,
    /** Numbers in a vector, where the model lets one choose; not set: the model's own. */
    dimensions: z.int().min(8).max(8192).optional(),
    /** Pictures or texts in one request. */
    batchSize: z.int().min(1).max(64).default(8),
  })
  .refine(hasModel, wantsModel);

/** Writes voice messages down; without one they are left alone. */
const transcriptionConfig = z
  .object({
    ...single,
    /** ISO 639-1; not set: the endpoint finds out. */
    spokenLanguage: z
      .string()
      .regex(/^[a-z]{2}$/, 'a language code of two letters, such as zh')
      .optional(),
    /** Of a voice message; a longer one is left alone. */
    maxSeconds: z.int().min(1).max(600).default(60),
    /** Of a voice message. OpenAI's own endpoint takes 25. */
    maxMegabytes: z.number().positive().max(25).default(5),
    /** What it may cost: so much sound is written down within an hour, by this process. */
    secondsPerHour: z.int().min(1).max(360_000).default(3600),
  })
  .refine(hasModel, wantsModel);

/** Makes vectors of texts, so that passages are found by what they mean; without one words alone are looked for. */
const embeddingConfig = z
  .object({
    ...single,
    /** Numbers in a vector, where the model lets one choose; not set: the model's own. */
    dimensions: z.int().min(8).max(8192).optional(),
    /** Put in front of questions, and of passages, as models of the kinds bge and e5 want it. */
    queryInstruction: z.string().max(1000).default(''),
    passageInstruction: z.string().max(1000).default(''),
    /** Texts in one request. */
    batchSize: z.int().min(1).max(256).default(32),
    /** Characters in one request; a longer text goes alone. */
    batchCharacters: z.int().min(100).max(1_000_000).default(24_000),
    /** Requests at a time. */
    parallel: z.int().min(1).max(16).default(2),
    /** Servers of the one model that `model` names, in the order in which they are asked. */
    endpoints: embeddingEndpoints,
  })
  .refine(hasModel, wantsModel)
  .refine(({ model, endpoints }) => endpoints.length === 0 || model !== undefined, {
    path: ['model'],
    error: 'the name of the one model that all endpoints serve: vectors of different models cannot be compared',
  })
  .refine(isOneWay, wantsOneWay);

/** Judges how well passages answer; without one our own measure does. */
const rerankConfig = z
  .object({
    ...single,
    timeoutSeconds: z.number().positive().max(600).default(10),
    /** Passages that it is sent for one question. */
    maxDocuments: z.int().min(1).max(1000).default(50),
    /** In the order in which they are asked. */
    endpoints: rerankEndpoints,
  })
  .refine(hasModel, wantsModel)
  .refine(isOneWay, wantsOneWay);

/** An endpoint that fails is left alone for a while. */
const breakerConfig = z.object({
  /** Failures in a row after which it is. */
  failures: z.int().min(1).max(1000).default(5),
  /** Until it is asked again, by one request. */
  seconds: z.number().min(0.1).max(30).default(10),
});

/** What may be used on a day; beyond it answers are quoted. Not set: no limit. */
const budgetConfig = z.object({
  tokensPerDay: z.int().min(0).optional(),
  /** In the unit of the prices. */
  costPerDay: z.number().min(0).optional(),
  tokensPerGroupPerDay: z.int().min(0).optional(),
});

/** The models that may be asked, each on its own endpoints. */
export const modelsConfig = z
  .object({
    chat: chatConfig,
    transcription: transcriptionConfig,
    embedding: embeddingConfig,
    rerank: rerankConfig,
    vision: visionConfig,
    recognition: recognitionConfig,
    imageEmbedding: imageEmbeddingConfig,
    breaker: breakerConfig,
    budget: budgetConfig,
  })
  .superRefine(({ budget, ...models }, context) => {
    if (budget.costPerDay === undefined) return;
    for (const kind of ['chat', 'embedding', 'rerank', 'vision'] as const) {
      const { baseUrl, endpoints } = models[kind];
      if (baseUrl !== undefined) {
        const message = `nothing, as long as models.${kind}.baseUrl is set: it has no price; move it to models.${kind}.endpoints and give it one`;
        context.addIssue({ code: 'custom', path: ['budget', 'costPerDay'], message, input: undefined });
      }
      for (const [at, { name, price }] of endpoints.entries()) {
        if (price) continue;
        const message = `a price for a million tokens of the endpoint ${name}, because models.budget.costPerDay is set`;
        context.addIssue({ code: 'custom', path: [kind, 'endpoints', at, 'price'], message, input: undefined });
      }
    }
  });
export type ModelsConfig = z.output<typeof modelsConfig>;
