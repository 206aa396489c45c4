import { z } from 'zod';

const endpoint = {
  /** Of any OpenAI-compatible endpoint. Not set: there is none. */
  baseUrl: z.url({ protocol: /^https?$/, error: 'a URL that starts with http:// or https://' }).optional(),
  model: z.string().min(1).optional(),
  apiKey: z.string().min(1).optional().meta({ secret: true }),
  timeoutSeconds: z.number().positive().max(600).default(30),
};

const hasModel = ({ baseUrl, model }: { baseUrl?: string | undefined; model?: string | undefined }): boolean =>
  baseUrl === undefined || model !== undefined;
const wantsModel = { path: ['model'], error: 'the name of a model, because baseUrl is set' };

/** Writes the answers; without one they are quoted from the passages. */
const chatConfig = z.object(endpoint).refine(hasModel, wantsModel);

/** Writes voice messages down; without one they are left alone. */
const transcriptionConfig = z
  .object({
    ...endpoint,
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
    ...endpoint,
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
  })
  .refine(hasModel, wantsModel);

/** Judges how well passages answer; without one our own measure does. */
const rerankConfig = z
  .object({
    ...endpoint,
    timeoutSeconds: z.number().positive().max(600).default(10),
    /** Passages that it is sent for one question. */
    maxDocuments: z.int().min(1).max(1000).default(50),
  })
  .refine(hasModel, wantsModel);

/** The models that may be asked, each on its own endpoint. */
export const modelsConfig = z.object({
  chat: chatConfig,
  transcription: transcriptionConfig,
  embedding: embeddingConfig,
  rerank: rerankConfig,
});
export type ModelsConfig = z.output<typeof modelsConfig>;
