import { z } from 'zod';
import { pictureWays } from '../core/document-picture';

export const recognisers = ['auto', 'tesseract', 'endpoint', 'off'] as const;

/** Pictures that members send along with questions, and those of documents. */
export const picturesConfig = z.object({
  /** False: nobody looks at members' pictures. */
  enabled: z.boolean().default(true),
  /** Pictures of one question that are read; the rest is left alone. */
  perQuestion: z.int().min(1).max(10).default(3),
  /** Of one picture. */
  maxMegabytes: z.number().positive().max(20).default(20),
  /** Who reads letters. `auto`: tesseract where it is installed, else the endpoint under `models.recognition`. */
  recogniser: z.enum(recognisers).default('auto'),
  /** For the letters of one picture. */
  recogniserSeconds: z.number().min(1).max(120).default(20),
  /** What it may cost: so many pictures are shown to the model under `models.vision` within an hour, by this process. */
  looksPerHour: z.int().min(1).max(100_000).default(120),
  /** Pictures that were posted on the chat page, kept as long as words as written. */
  chatFolder: z.string().min(1).default('data/chat-pictures'),
  documents: z
    .object({
      /** Figures of documents, kept once by content. */
      folder: z.string().min(1).default('data/pictures'),
      /** How they are found; none: figures are neither kept nor found. */
      ways: z.array(z.enum(pictureWays)).default(['unified']),
      /** Whether a model describes them in the background. */
      describe: z.boolean().default(false),
      /** Whether a model writes questions that they answer, too. */
      questions: z.boolean().default(false),
      /** Whether an answer shows the figure that it cites. */
      show: z.boolean().default(true),
      /** Kept of one document at most. */
      perDocument: z.int().min(1).max(2000).default(200),
    })
    .prefault({}),
});
export type PicturesConfig = z.output<typeof picturesConfig>;
