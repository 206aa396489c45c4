import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { AppConfig } from '../config/app-config';
import { ConfigError } from '../config/config-error';
import { defaultConfigFile } from '../config/load-config';
import type { Intent } from '../core/intent';
import type { Prompts } from '../core/ports/prompts';
import { checkIntents } from '../pipeline/intents/check-intents';
import { IntentRouter } from '../pipeline/intents/intent-router';

type ConfiguredIntent = AppConfig['intents'][number];

export interface Intents {
  all: readonly Intent[];
  router: IntentRouter;
}

/**
 * The configured intents with their examples, and who tells them apart.
 * @param sources names of the retrievers
 * @throws ConfigError that names every intent without examples, with an unknown prompt or an unknown source
 */
export function composeIntents(
  { intents }: Pick<AppConfig, 'intents'>,
  prompts: Prompts,
  sources: readonly string[],
): Intents {
  const all = intents.map((intent): Intent => ({
    name: intent.name,
    title: intent.title,
    examples: examplesOf(intent),
    prompt: intent.prompt ?? null,
    sources: intent.sources ?? null,
    assistants: intent.assistants ?? null,
    policy: {
      answer: intent.policy.answer,
      tone: intent.policy.tone ?? null,
      maxCharacters: intent.policy.maxCharacters ?? null,
    },
  }));
  const problems = checkIntents(all, { prompts, sources });
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => ({ where: '', ...problem })));
  return { all, router: new IntentRouter(all) };
}

/** Empty where the file is missing. */
function examplesOf({ name, examples }: ConfiguredIntent): string[] {
  if (typeof examples === 'object') return withoutBlanks(examples);
  const shipped = join(dirname(defaultConfigFile), 'intents', `${name}.txt`);
  const file = examples === undefined ? shipped : resolve(examples);
  return statSync(file, { throwIfNoEntry: false })?.isFile()
    ? withoutBlanks(
        readFileSync(file, 'utf8')
          .replace(/^\ufeff/, '')
          .split(/\r?\n/),
      )
    : [];
}

/** The same example twice counts once. */
const withoutBlanks = (lines: readonly string[]): string[] => [
  ...new Set(lines.map((line) => line.trim()).filter((line) => line !== '')),
];
