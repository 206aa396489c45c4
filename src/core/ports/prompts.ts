import type { Language } from '../question';

/** The prompts of `prompts/<step>.<language>.md`, checked at start. */
export interface Prompts {
  /** The prompt with its variables filled in. Throws on a step, language or variable that the files do not have. */
  render(step: string, language: Language, variables: Readonly<Record<string, string>>): string;
}
export const Prompts = Symbol('Prompts');
