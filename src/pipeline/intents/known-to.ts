import type { Intent } from '../../core/intent';

/** The intents that the assistant knows; all of them where none is named. */
export const knownTo = (intents: readonly Intent[], assistant: string | undefined): readonly Intent[] =>
  assistant === undefined
    ? intents
    : intents.filter(({ assistants }) => assistants === null || assistants.includes(assistant));
