import { createHash } from 'node:crypto';
import { join } from 'node:path';

import type { Document, Passage } from '../core/knowledge';
import { documentIdOf } from './knowledge-ids';
import type { PassageOptions } from './knowledge.config';
import { problemOf, type KnowledgeProblem } from './knowledge-error';
import { mapAhead } from './map-ahead';
import { readBytes, textOf } from './read-text-file';
import { splitterVersion, type DocumentSplitter } from './split-document';

const filesAtOnce = 8;

/** A file as it lies there, not yet decoded. */
export interface LoadedFile {
  path: string;
  bytes: Buffer;
  contentHash: string;
}

export interface UnreadFile {
  path: string;
  problem: KnowledgeProblem;
}

/** Reads and hashes files in the order of `paths`, a few at once. */
export function loadFiles(
  root: string,
  paths: readonly string[],
  passage: PassageOptions,
): AsyncGenerator<LoadedFile | UnreadFile> {
  const options = `\0${splitterVersion} ${passage.size} ${passage.overlap}`;
  return mapAhead(paths, filesAtOnce, async (path) => {
    try {
      const bytes = await readBytes(join(root, path), path);
      const contentHash = createHash('sha256').update(bytes).update(options).digest('hex');
      return { path, bytes, contentHash };
    } catch (error) {
      return { path, problem: problemOf(error) };
    }
  });
}

export interface SplitTarget {
  knowledgeBase: { id: string; name: string };
  split: DocumentSplitter;
  passage: PassageOptions;
}

export interface LoadedDocument {
  document: Document;
  passages: Passage[];
  text: string;
  problems: KnowledgeProblem[];
}

/** Decodes and splits a file. */
export function toDocument({ path, bytes, contentHash }: LoadedFile, target: SplitTarget): LoadedDocument | UnreadFile {
  const { knowledgeBase, split, passage } = target;
  const id = documentIdOf(knowledgeBase.name, path);
  let text: string;
  try {
    text = textOf(bytes, path);
  } catch (error) {
    return { path, problem: problemOf(error) };
  }
  const { passages, warnings, title, sources, reviewedOn } = split({ documentId: id, path, text, passage });
  const problems = warnings.map((warning): KnowledgeProblem => ({ file: path, ...warning, severity: 'warning' }));
  if (passages.length === 0) problems.push({ file: path, message: 'The document has no text.', severity: 'notice' });
  const document: Document = {
    ...{ id, knowledgeBaseId: knowledgeBase.id, path, title, contentHash, sources, reviewedOn },
    format: /\.txt$/i.test(path) ? 'text' : 'markdown',
    reviewedBy: null,
    validity: { from: null, until: null, supersedes: [], withdrawnAt: null },
    url: null,
  };
  return { document, passages, text, problems };
}
