import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import type { Document, Passage } from '../core/knowledge';
import type { DocumentReader } from '../core/ports/document-reader';
import { KnowledgeError, systemReason, type KnowledgeProblem } from './knowledge-error';
import { documentIdOf } from './knowledge-ids';
import { manifestFile } from './knowledge-manifest';
import type { PassageOptions } from './knowledge.config';
import { loadFiles, readFile } from './load-documents';
import { loadYamlParser } from './parse-yaml';
import { readFolder } from './read-folder';
import { loadDocumentSplitter } from './split-document';

export interface ReadDocumentsResult {
  documents: { document: Document; passages: Passage[] }[];
  problems: KnowledgeProblem[];
}

/** Reads and splits the documents of any folder without storing them, as evaluation needs it. */
export class ReadDocuments {
  /** @param reader of what is neither Markdown nor text; without one, only those are read */
  constructor(
    private readonly passage: PassageOptions,
    private readonly reader: DocumentReader | null = null,
  ) {}

  /** Throws `KnowledgeError` when there is no such folder. */
  async run({ folder, signal }: { folder: string; signal?: AbortSignal }): Promise<ReadDocumentsResult> {
    const root = resolve(folder);
    const isFolder = await stat(root).then(
      (found) => found.isDirectory(),
      (error: unknown) => {
        throw new KnowledgeError('folder-missing', { file: folder }, `Cannot be read: ${systemReason(error)}.`);
      },
    );
    if (!isFolder) throw new KnowledgeError('folder-missing', { file: folder }, 'Not a folder.');
    const plain = !existsSync(join(root, manifestFile));
    const [split, parseYaml, content] = await Promise.all([
      loadDocumentSplitter(),
      loadYamlParser(),
      readFolder(root, { plain, reads: (path) => this.reader?.reads(path) ?? false }),
    ]);
    const name = basename(root);
    const idOf = (path: string): string => documentIdOf(name, path);
    const { passage, reader } = this;
    const target = { knowledgeBase: { id: '' }, idOf, split, parseYaml, passage, reader, signal };
    const result: ReadDocumentsResult = { documents: [], problems: content.problems };
    for await (const file of loadFiles(content, this.passage)) {
      signal?.throwIfAborted();
      const { documents, unread } = 'bytes' in file ? await readFile(file, target) : { documents: [], unread: [file] };
      result.problems.push(...unread.map(({ problem }) => problem));
      for (const { document, passages, problems } of documents) {
        result.problems.push(...problems);
        result.documents.push({ document, passages });
      }
    }
    return result;
  }
}
