import { appConfig, type AppConfig } from '../config/app-config';
import { optionsIn, sectionOf } from '../config/options';
import { getIn } from '../config/object-path';

/** Shorter ones would forbid ordinary words. */
const LEAST_CHARACTERS = 6;

/** The values of all options that are keys or passwords, lists of them included. */
export function configuredSecrets(config: AppConfig): string[] {
  return optionsIn(sectionOf(appConfig))
    .filter(({ secret }) => secret)
    .flatMap(({ path }) => textsIn(getIn(config, path)))
    .filter((text) => text.length >= LEAST_CHARACTERS);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
