import { setFlagsFromString } from 'node:v8';

/**
 * Loading modules makes much garbage at once, for which V8 would widen its young generation for good: about 25 MB of
 * memory that a quiet bot never needs. Held back while starting, it may grow as usual under load.
 * (`--semi-space-growth-factor`, of V8's own options: `node --v8-options`; 2 is its default.)
 */
export const holdYoungGeneration = (): void => {
  setFlagsFromString('--semi-space-growth-factor=1');
};

export const releaseYoungGeneration = (): void => {
  setFlagsFromString('--semi-space-growth-factor=2');
};
