import type { Intent } from '../../src/core/intent';

/** An intent by its name, everything else at its plainest. */
export const intent = (name: string, changes: Partial<Intent> = {}): Intent => ({
  name,
  title: { zh: `${name}类`, en: name },
  examples: [],
  prompt: null,
  sources: null,
  assistants: null,
  policy: { answer: 'compose', tone: null, maxCharacters: null },
  ...changes,
});
