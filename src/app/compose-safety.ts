import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppConfig } from '../config/app-config';
import type { AdminNotice } from '../core/ports/admin-notice';
import type { Clock } from '../core/ports/clock';
import type { SafetyRule } from '../core/ports/safety-rule';
import { OpenAiModerationModel } from '../models/openai-compatible/openai-moderation.model';
import { moderationRule } from '../pipeline/safety/moderation.rule';
import { OutputGuard } from '../pipeline/safety/output/output-guard';
import { announcing } from '../pipeline/safety/announced-failures';
import { wordRule } from '../pipeline/safety/words/word.rule';
import { configuredSecrets } from './configured-secrets';
import { promptsFolder } from './program-paths';
import { wordFinders } from './word-files';

interface GuardParts {
  config: AppConfig;
  clock: Clock;
}

/** What looks at every answer before it is sent; nothing switches it off. */
export const composeOutputGuard = ({ config, clock }: GuardParts): OutputGuard =>
  new OutputGuard({
    prompts: promptTexts(),
    secrets: configuredSecrets(config),
    elapsed: () => clock.elapsed(),
  });

/** What models are told, without the front matter. */
const promptTexts = (): string[] =>
  readdirSync(promptsFolder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(promptsFolder, name), 'utf8').replace(/^---[^]*?\n---\n/, ''));

interface RuleParts {
  config: Pick<AppConfig, 'safety'>;
  /** Of the plugins; behind the built-in ones. */
  pluginRules: () => readonly SafetyRule[];
  notice: AdminNotice;
}

/** The rules for questions and answers, in the order in which they are asked: what is quick and certain first. */
export function composeSafetyRules({ config, pluginRules, notice }: RuleParts): () => readonly SafetyRule[] {
  const { words, moderation } = config.safety;
  const own: SafetyRule[] = [wordRule(wordFinders(words))];
  if (moderation.baseUrl !== undefined) {
    const model = new OpenAiModerationModel({
      baseUrl: moderation.baseUrl,
      model: moderation.model ?? '',
      apiKey: moderation.apiKey,
      timeoutSeconds: moderation.timeoutSeconds,
    });
    own.push(moderationRule(model, moderation));
  }
  const announce = announcing(notice);
  return () => [...own, ...pluginRules()].map(announce);
}
