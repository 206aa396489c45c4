import { type AppConfig, appConfig } from '../config/app-config';
import { getIn } from '../config/object-path';
import { optionsIn, sectionOf } from '../config/options';
import { pluginVariable } from '../config/plugin-variable';

/** Shorter ones would forbid ordinary words. */
const LEAST_CHARACTERS = 6;

/** The values of all options that are keys or passwords, and of the variables that endpoints name for theirs. */
export function configuredSecrets(config: AppConfig): string[] {
  const { chat, vision, embedding, rerank } = config.models;
  const endpoints = [chat, vision, embedding, rerank].flatMap(({ endpoints: all }) => [...all]);
  const named = endpoints.flatMap(({ apiKeyVariable: name }) => (name === undefined ? [] : [pluginVariable(name)]));
  const set = optionsIn(sectionOf(appConfig))
    .filter(({ secret }) => secret)
    .flatMap(({ path }) => textsIn(getIn(config, path)));
  return [...set, ...named].filter((text) => text !== undefined).filter((text) => text.length >= LEAST_CHARACTERS);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
