import { callsAllRule } from './calls-all.rule';
import { commandsRule } from './commands.rule';
import { foreignLinksRule } from './foreign-links.rule';
import { impersonationRule } from './impersonation.rule';
import type { OutputRule } from './output-rule';
import { personalMedicineRule } from './personal-medicine.rule';
import { promptWordsRule } from './prompt-words.rule';
import { secretsRule } from './secrets.rule';
import { unfoundedRule } from './unfounded.rule';

/** What holds for every answer that is made here, in this order; no configuration switches one off. */
export const outputRules: readonly OutputRule[] = [
  secretsRule,
  promptWordsRule,
  commandsRule,
  callsAllRule,
  foreignLinksRule,
  impersonationRule,
  personalMedicineRule,
  unfoundedRule,
];
