import { lettersOf } from '../visible-text';
import { sayingKnown } from './hidden-words';
import type { OutputRule } from './output-rule';

/** Nothing of the prompts, nor of what was only shown to the model, unless the sources say it, too. */
export const promptWordsRule: OutputRule = {
  name: 'prompt-words',
  unfit: (sentences, { hidden, evidence }) => {
    const free = lettersOf(evidence.map(({ text }) => text).join('\n'));
    return sayingKnown(sentences, hidden, (words) => free.includes(words));
  },
};
