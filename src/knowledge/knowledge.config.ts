import { z } from 'zod';

import { enrichSchema } from './enrich.config';
import { documentsSchema } from './documents.config';

const passageSchema = z
  .strictObject({
    size: z
      .int()
      .min(80)
      .max(4000)
      .default(640)
      .describe('Longest passage in characters; a code block or a table may be up to four times as long.'),
    overlap: z
      .int()
      .min(0)
      .max(1000)
      .default(0)
      .describe('Characters of the preceding passage that are repeated for context; smaller than size.'),
  })
  .refine((passage) => passage.overlap < passage.size, {
    path: ['overlap'],
    error: 'a number smaller than knowledge.passage.size',
  });

/** Section `knowledge` of the configuration. */
export const knowledgeConfig = z.strictObject({
  folder: z
    .string()
    .min(1)
    .default('knowledge')
    .describe('Folder with one sub-folder a knowledge base, each with its knowledge.yaml.'),
  originsFolder: z
    .string()
    .min(1)
    .default('data/origins')
    .describe('Folder that what is fetched from origins is mirrored in.'),
  passage: passageSchema.prefault({}).describe('How documents are cut into passages.'),
  documents: documentsSchema.describe('What a file may cost before it is refused.'),
  enrich: enrichSchema.prefault({}).describe('What is found out of passages in the background, beside their words.'),
});

export type KnowledgeConfig = z.output<typeof knowledgeConfig>;
export type PassageOptions = KnowledgeConfig['passage'];
