import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { appConfig, fileOptions } from './app-config';
import { defaultConfigFile, loadConfig } from './load-config';
import { getIn } from './object-path';
import { optionsIn, pathName, sectionOf, type OptionSchema } from './options';

const folder = dirname(defaultConfigFile);
const options = optionsIn(sectionOf(appConfig));

/** Every leaf of a parsed file by its path; a list is one leaf, and so is an empty map. */
function leaves(value: unknown, path: string[] = []): [string, unknown][] {
  const isLeaf = typeof value !== 'object' || value === null || Array.isArray(value);
  if (isLeaf || Object.keys(value).length === 0) return [[pathName(path), value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

describe('default.yaml', () => {
  const text = readFileSync(defaultConfigFile, 'utf8');

  it('names every option with its default, in the order of the schema, and nothing else', () => {
    const expected = options.map(({ path, schema }) => [pathName(path), schema.default ?? null]);
    expect(leaves(parse(text))).toEqual(expected);
  });

  it('explains every option, in English and Chinese, and names the variable of a secret', () => {
    const lines = text.split('\n');
    const starts = options.map(({ path }) => `${'  '.repeat(path.length - 1)}${path.at(-1)}:`);
    for (const [index, line] of lines.entries()) {
      if (!starts.some((start) => line.startsWith(start))) continue;
      const before = lines.slice(0, index).reverse();
      const comment = before
        .slice(
          0,
          before.findIndex((other) => !/^\s*#/.test(other)),
        )
        .join(' ');
      expect(`${line} ${comment}`).toMatch(/# .*[a-z]{2}/);
      expect(`${line} ${comment}`).toMatch(/# .*[\u4e00-\u9fff]/);
    }
    for (const { variable } of options.filter(({ secret }) => secret)) expect(text).toContain(variable);
  });
});

describe.each(['patients', 'research'])('%s.yaml', (name) => {
  const config = loadConfig({ file: join(folder, `${name}.yaml`), environment: {}, workingDirectory: folder });

  it('has the one assistant, and an option of every section', () => {
    expect(config.assistants.map((assistant) => assistant.name)).toEqual([name]);
    const sections = Object.keys(parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')) as object);
    expect(sections).toEqual(Object.keys(appConfig.shape));
  });
});

it('is stricter for patients', () => {
  const strictness = (name: string) =>
    loadConfig({ file: join(folder, `${name}.yaml`), environment: {} }).assistants[0]?.strictness ?? NaN;
  expect(strictness('patients')).toBeLessThan(strictness('research'));
});

it('ships no file that is not looked at here', () => {
  expect(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort(),
  ).toEqual(['default.yaml', 'patients.yaml', 'research.yaml']);
});

describe('the schema', () => {
  it('has every option that is resolved as a file', () => {
    const config = loadConfig({ environment: {} });
    for (const path of fileOptions) expect(typeof getIn(config, path)).toBe('string');
  });

  it('refuses unknown keys in the items of a list', () => {
    const items = options.flatMap(({ path, schema }) =>
      schema.items?.properties ? [{ path, item: schema.items }] : [],
    );
    expect(items.map(({ path }) => pathName(path))).toEqual([
      'assistants',
      'admins',
      'groups.list',
      'groups.forwarding',
      'intents',
      'models.chat.endpoints',
      'models.embedding.endpoints',
      'models.rerank.endpoints',
      'models.vision.endpoints',
      'safety.words.assistants',
      'feishu.otherApps',
      'plugins',
    ]);
    for (const { item } of items) {
      expect((item as OptionSchema & { additionalProperties: boolean }).additionalProperties).toBe(false);
    }
  });

  it('gives every option a variable of its own', () => {
    expect(new Set(options.map(({ variable }) => variable)).size).toBe(options.length);
  });
});
