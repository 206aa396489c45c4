import type { AppConfig } from './app-config';

const remembered = new WeakMap<AppConfig, ReadonlyMap<string, string>>();

/** Keeps, for `config check`, which file or variable gave each option its value; options with their default are absent. */
export function rememberOrigins(config: AppConfig, origins: ReadonlyMap<string, string>): void {
  remembered.set(config, origins);
}

export function originsOf(config: AppConfig): ReadonlyMap<string, string> {
  return remembered.get(config) ?? new Map();
}
