import type { z } from 'zod';
import type { ConfigProblem } from './config-error';
import { describeAllowed } from './describe-allowed';
import { describeFound } from './describe-found';
import { nearest } from './nearest';
import { getIn } from './object-path';
import { optionsIn, pathName, type OptionSchema, type Path, type Section } from './options';
import type { Setting } from './settings';

export interface Checked {
  /** What the schema was given. */
  raw: object;
  root: Section;
  /** The settings in force, by the option's path. */
  effective: ReadonlyMap<string, Setting>;
}

/** What the schema found wrong, in our words. An empty message is one that the schema left to us. */
export function problemsOf(issue: z.core.$ZodIssue, { raw, root, effective }: Checked): ConfigProblem[] {
  const path = issue.path as Path;
  const option = optionsIn(root).find((candidate) => candidate.path.every((part, index) => part === path[index]));
  const setting = option && effective.get(pathName(option.path));
  const schema = option && schemaAt(option.schema, path.slice(option.path.length));

  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey([...path, key], schema, setting));
  }
  const value = getIn(raw, path);
  const isShown = !option?.secret || value === undefined;
  return [
    {
      where: setting?.locate(path) ?? '',
      option: pathName(path),
      found: isShown ? describeFound(value) : 'a secret that does not fit (not shown)',
      allowed: issue.message === '' ? describeAllowed(schema ?? {}) : issue.message.replace(/^must be /, ''),
    },
  ];
}

function unknownKey(path: Path, schema: OptionSchema | undefined, setting: Setting | undefined): ConfigProblem {
  const keys = Object.keys(schema?.properties ?? {});
  const candidate = nearest(String(path.at(-1)), keys);
  return {
    where: setting?.locate(path) ?? '',
    option: pathName(path),
    found: 'an unknown option',
    allowed: keys.join(', '),
    ...(candidate !== undefined && { nearest: pathName([...path.slice(0, -1), candidate]) }),
  };
}

function schemaAt(schema: OptionSchema, path: Path): OptionSchema | undefined {
  return path.reduce<OptionSchema | undefined>(
    (inner, part) => (typeof part === 'number' ? inner?.items : inner?.properties?.[part]),
    schema,
  );
}
