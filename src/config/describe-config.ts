import { stringify } from 'yaml';
import { appConfig, type AppConfig } from './app-config';
import { hideUrlPassword } from './describe-found';
import { prefix } from './environment';
import { getIn } from './object-path';
import { pathName, sectionOf, type Option, type Section } from './options';
import { originsOf } from './origins';

/** The configuration in force as YAML: secrets masked, and after each value where it came from. */
export function describeConfig(config: AppConfig): string {
  return describeSection(sectionOf(appConfig), config, originsOf(config), '').join('\n') + '\n';
}

function describeSection(
  section: Section,
  config: AppConfig,
  origins: ReadonlyMap<string, string>,
  indent: string,
): string[] {
  return [...section.children].flatMap(([key, child]) =>
    child.kind === 'section'
      ? [`${indent}${key}:`, ...describeSection(child, config, origins, `${indent}  `)]
      : describeOption(key, child, { value: getIn(config, child.path), origin: originOf(child, origins), indent }),
  );
}

function originOf(option: Option, origins: ReadonlyMap<string, string>): string {
  const origin = origins.get(pathName(option.path));
  if (origin === undefined) return 'default';
  return origin.startsWith(prefix) ? `environment ${origin}` : `file ${origin}`;
}

interface Shown {
  value: unknown;
  origin: string;
  indent: string;
}

function describeOption(key: string, option: Option, { value, origin, indent }: Shown): string[] {
  const isSet = value !== undefined && value !== null;
  if (option.secret) return [`${indent}${key}: ${isSet ? '"***set***"' : '(not set)'} # ${origin}`];
  if (!isSet) return [`${indent}${key}: null # ${origin}`];
  if (typeof value === 'object' && Object.keys(value).length > 0) {
    const lines = hideUrlPassword(stringify(value, { lineWidth: 0 }))
      .trimEnd()
      .split('\n');
    return [`${indent}${key}: # ${origin}`, ...lines.map((line) => `${indent}  ${line}`)];
  }
  const text = typeof value === 'string' ? describeText(value) : JSON.stringify(value);
  return [`${indent}${key}: ${text} # ${origin}`];
}

function describeText(value: string): string {
  const text = hideUrlPassword(value);
  return text.includes('\n') ? JSON.stringify(text) : stringify(text, { lineWidth: 0 }).trimEnd();
}
