import { z } from 'zod';

import { KnowledgeError } from './knowledge-error';
import { originsSchema } from './origins/origin-settings';
import type { YamlParser } from './parse-yaml';

export const manifestFile = 'knowledge.yaml';

const manifestSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  language: z.enum(['zh', 'en']),
  assistant: z
    .string()
    .max(64)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  origins: originsSchema.default([]),
});

export type KnowledgeManifest = z.infer<typeof manifestSchema>;

const allowed: Record<keyof KnowledgeManifest, string> = {
  title: 'a text of 1 to 200 characters',
  language: 'zh or en',
  assistant: 'the name of an assistant: lower-case letters and digits, words joined by hyphens',
  origins: 'a list of origins, each with name and kind',
};
const isManifestKey = (key: string): key is keyof KnowledgeManifest => Object.hasOwn(allowed, key);

/** Reads knowledge.yaml. Throws `KnowledgeError` with the line, the key, what was found and what is allowed. */
export function parseManifest(text: string, file: string, parseYaml: YamlParser): KnowledgeManifest {
  const parsed = parseYaml(text);
  if (parsed.error) {
    throw new KnowledgeError(
      'manifest-invalid',
      { file, line: parsed.error.line },
      `Not valid YAML: ${parsed.error.message}`,
    );
  }
  const result = manifestSchema.safeParse(parsed.value);
  if (result.success) return result.data;
  const found = new Map(isRecord(parsed.value) ? Object.entries(parsed.value) : []);
  const { issues } = result.error;
  // A key that is misspelt is also one that is missing: the first tells more.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const path = issue?.path.filter((part) => typeof part !== 'symbol') ?? [];
  if (issue && path[0] === 'origins' && path.length > 1) throw originFault(issue, path, { file, parsed });
  const key = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue?.path[0] ?? '');
  const line = parsed.lineOf(key);
  const place = line === undefined ? { file } : { file, line };
  throw new KnowledgeError('manifest-invalid', place, describeFault(key, found));
}

/** @param path `origins`, the place in the list, and perhaps an option */
function originFault(
  issue: z.core.$ZodIssue,
  path: readonly (string | number)[],
  { file, parsed }: { file: string; parsed: ReturnType<YamlParser> },
): KnowledgeError {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const whole = unknown === undefined ? path : [...path, unknown];
  const lines = whole.map((_, at) => parsed.lineOf(...whole.slice(0, whole.length - at)));
  const line = lines.find((found) => found !== undefined);
  const [, at = 0, ...option] = path;
  const name = `origins[${at}]${option.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')}`;
  const message =
    unknown === undefined ? `"${name}" must be ${issue.message}.` : `Unknown key "${unknown}" in "${name}".`;
  return new KnowledgeError('manifest-invalid', line === undefined ? { file } : { file, line }, message);
}

function describeFault(key: string, found: ReadonlyMap<string, unknown>): string {
  const keys = Object.keys(allowed).join(', ');
  if (key === '') return `Expected the keys ${keys}; found no mapping of keys to values.`;
  if (!isManifestKey(key)) return `Unknown key "${key}"; allowed are ${keys}.`;
  if (!found.has(key)) return `The key "${key}" is missing; it must be ${allowed[key]}.`;
  return `"${key}" must be ${allowed[key]}; found ${shorten(JSON.stringify(found.get(key)))}.`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
