import { z } from 'zod';
import { intentAnswers, intentTones } from '../../core/intent';

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const name = (what: string) =>
  z.string().regex(kebab, `${what}: lower-case letters and digits, words joined by hyphens`);

const intent = z.strictObject({
  name: name('the name of an intent, such as how-to'),
  /** What an admin reads. */
  title: z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) }),
  /** Texts, or the file that holds one a line; not set: `intents/<name>.txt` beside the program's default.yaml. */
  examples: z.union([z.array(z.string()), z.string().trim().min(1)]).optional(),
  /** A step of `prompts/` whose text is added to the writer's instructions; not set: nothing is added. */
  prompt: name('a step of prompts/, such as intent-how-to').optional(),
  /** Names of sources; not set: all. */
  sources: z.array(z.string().trim().min(1)).min(1).optional(),
  /** Not set: every assistant knows it. */
  assistants: z.array(z.string()).min(1).optional(),
  policy: z
    .strictObject({
      answer: z.enum(intentAnswers).default('compose'),
      /** Not set: as the assistant speaks. */
      tone: z.enum(intentTones).optional(),
      /** Of an answer; not set: the assistant's own limit. */
      maxCharacters: z.int().min(40).max(1000).optional(),
    })
    .prefault({}),
});

/** The kinds of questions that are told apart, each answered in its way. */
export const intentsConfig = z
  .array(intent)
  .refine((intents) => intents.length !== 1, { error: 'none, or at least two, which can be told apart' })
  .superRefine((intents, context) => {
    intents.forEach((item, at) => {
      if (intents.findIndex((other) => other.name === item.name) === at) return;
      const message = `names that differ; "${item.name}" stands there twice`;
      context.addIssue({ code: 'custom', path: [at, 'name'], message, input: item.name });
    });
  })
  .prefault([
    {
      name: 'literature',
      title: { zh: '文献问题', en: 'Literature question' },
      prompt: 'intent-literature',
      policy: { answer: 'compose', tone: 'professional' },
    },
    {
      name: 'statistics',
      title: { zh: '统计问题', en: 'Statistics question' },
      prompt: 'intent-statistics',
      policy: { answer: 'statistics' },
    },
    {
      name: 'medical',
      title: { zh: '一般医学咨询', en: 'General medical inquiry' },
      prompt: 'intent-medical',
      policy: { answer: 'compose', tone: 'plain' },
    },
    {
      name: 'medical-image',
      title: { zh: '医学影像咨询', en: 'Medical image inquiry' },
      prompt: 'intent-medical-image',
      policy: { answer: 'picture', tone: 'plain' },
    },
    {
      name: 'how-to',
      title: { zh: '操作方法', en: 'How to do something' },
      prompt: 'intent-how-to',
      policy: { answer: 'compose', tone: 'plain' },
    },
    {
      name: 'small-talk',
      title: { zh: '和机器人闲聊', en: 'Small talk to the bot' },
      policy: { answer: 'small-talk', tone: 'friendly' },
    },
  ]);
export type IntentsConfig = z.output<typeof intentsConfig>;

/** Every assistant that the section names, with where it stands. */
export const assistantsNamedByIntents = (intents: IntentsConfig) =>
  intents.flatMap(({ assistants = [] }, at) =>
    assistants.map((assistant, place) => ({ path: [at, 'assistants', place], assistant })),
  );
