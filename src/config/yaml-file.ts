import { readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import type { ConfigProblem } from './config-error';
import type { Path, Section } from './options';
import { readSettings, type Settings } from './settings';

/** Reads the settings of a YAML file. Whatever is wrong with it comes back as problems with line and column. */
export function readYamlFile(file: string, section: Section, workingDirectory: string): Settings {
  const shown = shownName(file, workingDirectory);
  const failed = (problem: Omit<ConfigProblem, 'option'>): Settings => ({
    settings: [],
    problems: [{ option: '', ...problem }],
  });

  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    return failed({ where: shown, found: describeReadError(error), allowed: 'a YAML file in UTF-8 that can be read' });
  }

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${shown}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => malformed(error, place(error.pos[0])));
    return { settings: [], problems };
  }
  let value: unknown;
  try {
    value = document.toJS();
  } catch {
    return failed({ where: shown, found: 'aliases that cannot be resolved', allowed: 'plain YAML' });
  }
  const locate = (path: Path) => place(offsetOf(document, path));
  return readSettings(value, section, { origin: shown, secretsAllowed: false, locate });
}

/** Relative to the working directory where it lies in it. */
function shownName(file: string, workingDirectory: string): string {
  const name = relative(workingDirectory, resolve(workingDirectory, file));
  return name === '' || name.startsWith('..') || isAbsolute(name) ? file : name.replaceAll('\\', '/');
}

function describeReadError(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'a folder';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'bytes that are not UTF-8';
  return `a file that cannot be read (${code})`;
}

/** The parser's own words up to where it quotes the file, which may hold a secret. */
function malformed(error: YAMLError, where: string): ConfigProblem {
  const words = error.message.split(/[:"\n]/, 1)[0]?.trim() ?? '';
  return { where, option: '', found: `malformed YAML (${words})`, allowed: 'well-formed YAML' };
}

/** Where the key of `path` stands, or else the nearest part above it. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => String(isScalar(key) ? key.value : key) === last);
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}
