import type { ConfigProblem } from './config-error';
import { nearest } from './nearest';
import { optionsIn, pathName, type Option, type Path, type Section } from './options';

/** A value that a file or the environment gives to an option. */
export interface Setting {
  option: Option;
  value: unknown;
  /** What `config check` shows as its origin. */
  origin: string;
  /** Where a part of the value stands, for messages; `path` starts at the root of the configuration. */
  locate: (path: Path) => string;
}

/** What one source gives. */
export interface Settings {
  settings: Setting[];
  problems: ConfigProblem[];
}

interface Source {
  origin: string;
  secretsAllowed: boolean;
  locate: (path: Path) => string;
}

/** Takes a plain object apart along the options. Null is as good as absent. */
export function readSettings(value: unknown, section: Section, source: Source): Settings {
  if (value === null || value === undefined) return { settings: [], problems: [] };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { settings: [], problems: [notASection(value, section, source)] };
  }
  const parts = Object.entries(value).map(([key, inner]): Settings => {
    const path = [...section.path, key];
    const child = section.children.get(key);
    if (!child) return { settings: [], problems: [unknownKey(path, section, source)] };
    if (child.kind === 'section') return readSettings(inner, child, source);
    if (inner === null || inner === undefined) return { settings: [], problems: [] };
    if (child.secret && !source.secretsAllowed) return { settings: [], problems: [misplacedSecret(child, source)] };
    return {
      settings: [{ option: child, value: inner, origin: source.origin, locate: source.locate }],
      problems: [],
    };
  });
  return {
    settings: parts.flatMap(({ settings }) => settings),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

function notASection(value: unknown, section: Section, source: Source): ConfigProblem {
  return {
    where: source.locate(section.path),
    option: pathName(section.path),
    found: Array.isArray(value) ? 'a list' : `a ${typeof value}`,
    allowed: `a section with ${[...section.children.keys()].join(', ')}`,
  };
}

function unknownKey(path: Path, section: Section, source: Source): ConfigProblem {
  const siblings = [...section.children.keys()];
  const key = String(path.at(-1));
  return {
    where: source.locate(path),
    option: pathName(path),
    found: 'an unknown option',
    allowed: siblings.join(', '),
    ...nearestOption(key, section, siblings),
  };
}

/** A sibling that is written alike, or else the option elsewhere that bears the name. */
function nearestOption(key: string, section: Section, siblings: readonly string[]): { nearest?: string } {
  const sibling = nearest(key, siblings);
  if (sibling !== undefined) return { nearest: pathName([...section.path, sibling]) };
  const elsewhere = optionsIn(section).find(({ path }) => path.at(-1) === key);
  return elsewhere ? { nearest: pathName(elsewhere.path) } : {};
}

function misplacedSecret(option: Option, source: Source): ConfigProblem {
  return {
    where: source.locate(option.path),
    option: pathName(option.path),
    found: 'a secret in a file (not shown)',
    allowed: `secrets in the environment only, here as ${option.variable}`,
  };
}
