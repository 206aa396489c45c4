import type { OutputRule } from './output-rule';

/** Below it a sentence has nothing to do with what it is said to rest on. */
const LEAST_SHARE = 0.25;

/** What a model says beside all that it was given: another group's words, a role that it plays, talk about itself. */
export const unfoundedRule: OutputRule = {
  name: 'unfounded',
  unfit: ({ sentences }, { writer, material }) => {
    if (writer !== 'model') return [];
    return sentences.flatMap((sentence, at) => (material.shareOf(sentence) < LEAST_SHARE ? [at] : []));
  },
};
