import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import type { KnowledgeBaseSeed } from '../core/ports/knowledge-store';
import type { Language } from '../core/question';
import { problemOf, systemReason, type KnowledgeProblem } from './knowledge-error';
import { manifestFile, parseManifest } from './knowledge-manifest';
import type { OriginSettings } from './origins/origin-settings';
import type { YamlParser } from './parse-yaml';
import { isDocument } from './read-folder';
import { readTextIfPresent } from './read-text-file';

export interface BaseFolder {
  seed: KnowledgeBaseSeed;
  /** Where more of its documents come from. */
  origins: readonly OriginSettings[];
  /** What stands before the names of its files in a problem: empty or `patients/`. */
  prefix: string;
  /** Whether it has no knowledge.yaml. */
  plain: boolean;
}

export interface FoundBases {
  bases: BaseFolder[];
  /** Every sub-folder and link, also of a knowledge base that cannot be used now: what is stored of it is kept. */
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
  const itself = await readBase(root, name, '', parseYaml);
  if (itself !== null) return { names: [name], ...collect([itself]) };

  const listing = await readdir(root, { withFileTypes: true }).catch((error: unknown) => systemReason(error));
  if (typeof listing === 'string') {
    return { bases: [], names: [], problems: [problem(folder, `The knowledge folder cannot be read: ${listing}.`)] };
  }
  const entries = listing.filter((entry) => !entry.name.startsWith('.'));
  if (entries.length === 0) {
    return {
      bases: [],
      names: [],
      problems: [problem(folder, 'The knowledge folder is empty. What was read before is kept.', 'warning')],
    };
  }
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  names.sort();
  const found = await Promise.all(names.map((base) => readBase(join(root, base), base, `${base}/`, parseYaml)));
  if (plain && found.every((base) => base === null)) {
    const { assistant = name, language = 'zh' } = plain;
    const seed = { name, title: name, language, assistant, folder: root };
    return { bases: [{ seed, origins: [], prefix: '', plain: true }], names: [name], problems: [] };
  }
  const { bases, problems } = collect(found);
  const without = names
    .filter((_, index) => found[index] === null)
    .map((base) => problem(base, `Not a knowledge base: it has no ${manifestFile} (title, language, assistant).`));
  const links = entries.filter((entry) => entry.isSymbolicLink()).map((entry) => entry.name);
  return { bases, names: [...names, ...links], problems: [...problems, ...without, ...straysAmong(entries)] };
}

/** Null without a knowledge.yaml; a problem when that cannot be used. */
async function readBase(
  folder: string,
  name: string,
  prefix: string,
  parseYaml: YamlParser,
): Promise<BaseFolder | KnowledgeProblem | null> {
  const file = prefix + manifestFile;
  try {
    const text = await readTextIfPresent(join(folder, manifestFile), file);
    if (text === null) return null;
    const { origins, ...manifest } = parseManifest(text, file, parseYaml);
    return { seed: { name, ...manifest, folder }, origins, prefix, plain: false };
  } catch (error) {
    return problemOf(error);
  }
}

function collect(found: readonly (BaseFolder | KnowledgeProblem | null)[]): Pick<FoundBases, 'bases' | 'problems'> {
  return {
    bases: found.filter((item) => item !== null && 'seed' in item),
    problems: found.filter((item) => item !== null && 'severity' in item),
  };
}

/** What lies beside the knowledge bases and is not read. */
function straysAmong(entries: readonly Dirent[]): KnowledgeProblem[] {
  return entries.flatMap((entry) => {
    if (entry.isSymbolicLink()) {
      return [problem(entry.name, 'Skipped: links in the knowledge folder are not followed.', 'warning')];
    }
    const isStray = entry.isFile() && isDocument(entry.name) && !/^readme\b/i.test(entry.name);
    const message = 'Not read: it belongs to no knowledge base. Move it into one of the sub-folders.';
    return isStray ? [problem(entry.name, message, 'warning')] : [];
  });
}

const problem = (
  file: string,
  message: string,
  severity: KnowledgeProblem['severity'] = 'error',
): KnowledgeProblem => ({
  file,
  message,
  severity,
});
