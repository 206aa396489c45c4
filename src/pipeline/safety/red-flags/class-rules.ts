import { poisoningOtherRules } from './rules/poisoning-other.rules';
import { suicideFarewellRules } from './rules/suicide-farewell.rules';
import { strokeMoreRules } from './rules/stroke-more.rules';
import { anaphylaxisRules } from './rules/anaphylaxis.rules';
import { bleedingRules } from './rules/bleeding.rules';
import { breathingRules } from './rules/breathing.rules';
import { chestPainRules } from './rules/chest-pain.rules';
import { infantFeverRules } from './rules/infant-fever.rules';
import { overdoseRules } from './rules/overdose.rules';
import { poisoningRules } from './rules/poisoning.rules';
import { pregnancyBleedingRules } from './rules/pregnancy-bleeding.rules';
import { seizureRules } from './rules/seizure.rules';
import { strokeRules } from './rules/stroke.rules';
import { suicideActRules } from './rules/suicide-act.rules';
import { suicideWishRules } from './rules/suicide-wish.rules';
import { unconsciousnessRules } from './rules/unconsciousness.rules';
import type { ClassRules } from './sign-rule';

/** Of two classes that are as sure, the first is told. */
export const classRules: readonly ClassRules[] = [
  suicideWishRules,
  suicideFarewellRules,
  suicideActRules,
  overdoseRules,
  poisoningRules,
  poisoningOtherRules,
  pregnancyBleedingRules,
  infantFeverRules,
  anaphylaxisRules,
  strokeRules,
  strokeMoreRules,
  seizureRules,
  chestPainRules,
  bleedingRules,
  unconsciousnessRules,
  breathingRules,
];
