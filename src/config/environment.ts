import type { ConfigProblem } from './config-error';
import { describeAllowed, typesOf } from './describe-allowed';
import { nearest } from './nearest';
import { optionsIn, pathName, sectionsIn, type Option, type Section } from './options';
import { readSettings, type Settings } from './settings';

export type Environment = Readonly<Record<string, string | undefined>>;

export const prefix = 'FENNELBEAN_';
/** Names the configuration file; it is no option itself. */
export const fileVariable = 'FENNELBEAN_CONFIG';

/** Reads the settings of every `FENNELBEAN_` variable. An empty one is as good as absent. */
export function readEnvironment(environment: Environment, root: Section): Settings {
  const targets = new Map<string, Option | Section>(
    [...sectionsIn(root).filter((section) => section !== root), ...optionsIn(root)].map((item) => [
      item.variable,
      item,
    ]),
  );
  const names = Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && name !== fileVariable && environment[name] !== '')
    // A section's variable is shorter than those of its options, which overrule it.
    .sort((left, right) => left.split('__').length - right.split('__').length || (left < right ? -1 : 1));

  const parts = names.map((name): Settings => {
    const target = targets.get(name);
    const text = environment[name] ?? '';
    if (!target) return { settings: [], problems: [unknownVariable(name, [...targets.keys()])] };
    return target.kind === 'section' ? readSection(name, text, target) : readOption(name, text, target);
  });
  return {
    settings: parts.flatMap(({ settings }) => settings),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

function readSection(name: string, text: string, section: Section): Settings {
  const parsed = parseJson(text);
  if (!parsed || typeof parsed.value !== 'object') {
    const allowed = `a JSON object with ${[...section.children.keys()].join(', ')}`;
    return {
      settings: [],
      problems: [{ where: name, option: pathName(section.path), found: 'no JSON object', allowed }],
    };
  }
  return readSettings(parsed.value, section, { origin: name, secretsAllowed: true, locate: () => name });
}

function readOption(name: string, text: string, option: Option): Settings {
  const types = typesOf(option.schema);
  const setting = (value: unknown): Settings => ({
    settings: [{ option, value, origin: name, locate: () => name }],
    problems: [],
  });
  if (types.includes('array') || types.includes('object')) {
    const parsed = parseJson(text);
    if (parsed) return setting(parsed.value);
    return { settings: [], problems: [notJson(name, option)] };
  }
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return setting(text === 'true');
  const isNumber = types.includes('number') || types.includes('integer');
  if (isNumber && /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(text.trim())) return setting(Number(text));
  // Whatever is no number or boolean is left to the schema, which says what is allowed.
  return setting(text);
}

function notJson(name: string, option: Option): ConfigProblem {
  return {
    where: name,
    option: pathName(option.path),
    found: 'text that is not JSON',
    allowed: `${describeAllowed(option.schema)}, as JSON`,
  };
}

function unknownVariable(name: string, known: readonly string[]): ConfigProblem {
  const candidate = nearest(
    name.slice(prefix.length),
    known.map((variable) => variable.slice(prefix.length)),
  );
  return {
    where: name,
    option: '',
    found: 'an unknown variable',
    allowed: `${fileVariable} and ${prefix} with an option's path, as in FENNELBEAN_SERVER__PORT for server.port`,
    ...(candidate !== undefined && { nearest: `${prefix}${candidate}` }),
  };
}

function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
