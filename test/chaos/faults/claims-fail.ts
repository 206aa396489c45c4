import type { Refinements } from '../../../src/app/compose-services';
import { intercept } from './intercept';

/** The database refuses every third message at its first try, as when it is locked: the platform has to come again. */
export function claimsFail(): Refinements {
  const tried = new Set<string>();
  return {
    stores: (stores) => ({
      ...stores,
      inbox: intercept(stores.inbox, {
        claim: (original) => (message, runAt) => {
          const isNew = !tried.has(message.id);
          tried.add(message.id);
          if (isNew && tried.size % 3 === 0) return Promise.reject(new Error('The database is locked (planted)'));
          return original(message, runAt);
        },
      }),
    }),
  };
}
