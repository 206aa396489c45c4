import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import type { KnowledgeBaseSeed } from '../core/ports/knowledge-store';
import type { Language } from '../core/question';
import { KnowledgeError, systemReason, type KnowledgeProblem } from './knowledge-error';
import { manifestFile, parseManifest } from './knowledge-manifest';
import type { YamlParser } from './parse-yaml';
import { isDocument } from './read-folder';
import { readTextIfPresent } from './read-text-file';

export interface BaseFolder {
  seed: KnowledgeBaseSeed;
  root: string;
  /** What stands before the names of its files in a problem: empty or `patients/`. */
  prefix: string;
}

export interface FoundBases {
  bases: BaseFolder[];
  /** Every sub-folder, also of a knowledge base that cannot be used now. */
  names: string[];
  problems: KnowledgeProblem[];
}

export interface PlainFolder {
  assistant?: string;
  language?: Language;
}

/**
 * Finds the knowledge bases of a folder: itself when it has a knowledge.yaml, else each sub-folder with one.
 * With `plain`, a folder without any is one knowledge base named like the folder.
 */
export async function findBases(folder: string, parseYaml: YamlParser, plain: PlainFolder | null): Promise<FoundBases> {
  const root = resolve(folder);
  const name = basename(root);
  const problems: KnowledgeProblem[] = [];
  const report = (file: string, message: string, severity: KnowledgeProblem['severity']): void => {
    problems.push({ file, message, severity });
  };
  const readManifest = async (base: string, prefix: string): Promise<BaseFolder | null> => {
    const file = prefix + manifestFile;
    const baseRoot = join(root, prefix);
    const text = await readTextIfPresent(join(baseRoot, manifestFile), file);
    return text === null
      ? null
      : { seed: { name: base, ...parseManifest(text, file, parseYaml) }, root: baseRoot, prefix };
  };

  try {
    const itself = await readManifest(name, '');
    if (itself) return { bases: [itself], names: [name], problems };
  } catch (error) {
    return { bases: [], names: [name], problems: [asProblem(error)] };
  }
  const entries = await readdir(root, { withFileTypes: true }).catch((error: unknown) => {
    report(folder, `The knowledge folder cannot be read: ${systemReason(error)}.`, 'error');
    return null;
  });
  if (!entries) return { bases: [], names: [], problems };

  const visible = entries.filter((entry) => !entry.name.startsWith('.'));
  const names = visible.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  const bases: BaseFolder[] = [];
  const without: string[] = [];
  for (const base of names) {
    try {
      const found = await readManifest(base, `${base}/`);
      if (found) bases.push(found);
      else without.push(base);
    } catch (error) {
      problems.push(asProblem(error));
    }
  }
  if (plain && bases.length === 0 && problems.length === 0 && visible.length > 0) {
    const { assistant = name, language = 'zh' } = plain;
    return { bases: [{ seed: { name, title: name, language, assistant }, root, prefix: '' }], names: [name], problems };
  }
  for (const base of without) {
    report(base, `Not a knowledge base: it has no ${manifestFile} (title, language, assistant).`, 'error');
  }
  for (const entry of visible) {
    if (entry.isSymbolicLink()) report(entry.name, 'Skipped: links in the knowledge folder are not followed.', 'warning');
    if (entry.isFile() && isDocument(entry.name) && !/^readme\b/i.test(entry.name)) {
      report(entry.name, 'Not read: it belongs to no knowledge base. Move it into one of the sub-folders.', 'warning');
    }
  }
  if (bases.length === 0 && problems.length === 0) report(folder, 'The knowledge folder is empty.', 'warning');
  return { bases, names, problems };
}

function asProblem(error: unknown): KnowledgeProblem {
  if (error instanceof KnowledgeError) return error.toProblem();
  throw error;
}
