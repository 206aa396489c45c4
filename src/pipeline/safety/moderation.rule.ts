import type { ModerationModel } from '../../core/ports/moderation-model';
import type { SafetyRule } from '../../core/ports/safety-rule';
import type { ModerationConfig } from './safety.config';

type Judging = Pick<ModerationConfig, 'onFailure'> & { readonly categories: readonly string[] };

/** Asks an endpoint about questions and answers. What it cannot judge is blocked, unless the admin chose otherwise. */
export const moderationRule = (model: ModerationModel, { categories, onFailure }: Judging): SafetyRule => ({
  name: 'moderation',
  check: async ({ text, signal }) => {
    try {
      const found = await model.judge({ text, signal });
      const blocking =
        categories.length === 0 ? found.categories : found.categories.filter((name) => categories.includes(name));
      const isBlocked = categories.length === 0 ? found.isFlagged : blocking.length > 0;
      if (!isBlocked) return { decision: 'pass' };
      return { decision: 'block', reason: codeOf(blocking[0] ?? 'flagged') };
    } catch {
      signal?.throwIfAborted();
      return onFailure === 'pass'
        ? { decision: 'mark', reason: 'moderation-failed' }
        : { decision: 'block', reason: 'moderation-failed' };
    }
  },
});

/** Names of categories are the endpoint's words: what is no code is not repeated. */
const codeOf = (name: string): string => {
  const code = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return code === '' ? 'flagged' : code.slice(0, 40);
};
