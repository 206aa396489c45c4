import type { Intent } from '../../core/intent';
import type { Prompts } from '../../core/ports/prompts';

/** What is wrong with an intent, and where in the section. */
export interface IntentProblem {
  /** Such as `intents[2].prompt`. */
  option: string;
  found: string;
  allowed: string;
}

/** What the program has for them. */
export interface IntentSurroundings {
  prompts: Prompts;
  /** Names of the retrievers. */
  sources: readonly string[];
}

/** Everything by which an intent could not be told or answered; empty where all is well. */
export function checkIntents(intents: readonly Intent[], { prompts, sources }: IntentSurroundings): IntentProblem[] {
  return intents.flatMap((intent, at) => {
    const { name, examples, prompt } = intent;
    const option = `intents[${at}]`;
    const problems: IntentProblem[] = [];
    if (examples.length === 0) {
      const allowed = `at least one example of what members ask, a list or a file (config/intents/${name}.txt)`;
      problems.push({ option: `${option}.examples`, found: `none for the intent "${name}"`, allowed });
    }
    if (prompt !== null && !isUsable(prompt, prompts)) {
      const allowed = 'the name of a file prompts/<name>.zh.md with its twin .en.md, without variables';
      problems.push({ option: `${option}.prompt`, found: `"${prompt}" for the intent "${name}"`, allowed });
    }
    for (const source of intent.sources ?? []) {
      if (sources.includes(source)) continue;
      const found = `"${source}" for the intent "${name}"`;
      problems.push({ option: `${option}.sources`, found, allowed: sources.join(', ') });
    }
    return problems;
  });
}

function isUsable(step: string, prompts: Prompts): boolean {
  try {
    return prompts.render(step, 'zh', {}) !== '' && prompts.render(step, 'en', {}) !== '';
  } catch {
    return false;
  }
}
