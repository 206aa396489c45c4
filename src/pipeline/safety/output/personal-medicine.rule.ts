import { isPersonalMedicine, prescribes } from '../personal-medicine/is-personal-medicine';
import type { OutputRule } from './output-rule';

/**
 * No dose, choice, order or diagnosis for one person. Among professionals, where nobody's own case is asked about, only
 * what plainly prescribes for the reader counts.
 */
export const personalMedicineRule: OutputRule = {
  name: 'personal-medicine',
  unfit: ({ sentences }, { asked, audience, material }) => {
    const isUnfit =
      asked === null && audience === 'professionals'
        ? prescribes
        : (sentence: string): boolean => isPersonalMedicine(sentence, { asked, material });
    return sentences.flatMap((sentence, at) => (isUnfit(sentence) ? [at] : []));
  },
};
