import type { Document, Passage } from '../core/knowledge';
import type { ReadDocument } from '../core/ports/document-reader';
import { contentHashOf } from './content-hash';
import { type MetaWarning, noMeta } from './document-meta';
import type { PassageOptions } from './knowledge.config';
import { problemOf, type KnowledgeProblem } from './knowledge-error';
import { mapAhead } from './map-ahead';
import type { YamlParser } from './parse-yaml';
import type { FolderContent } from './read-folder';
import { readBytes, textOf } from './read-text-file';
import { readSideFile, sideFileOf, withSideFile } from './side-file';
import { splitterVersion, type DocumentSplitter } from './split-document';

const filesAtOnce = 8;

/** A file as it lies there, not yet decoded. */
export interface LoadedFile {
  path: string;
  bytes: Buffer;
  /** Of its side file; null without one. */
  side: Buffer | null;
  contentHash: string;
}

export interface UnreadFile {
  path: string;
  problem: KnowledgeProblem;
}

/** Reads and hashes files in the order of `documents`, a few at once. */
export function loadFiles(
  { documents, sideFiles, fileOf }: Pick<FolderContent, 'documents' | 'sideFiles' | 'fileOf'>,
  passage: PassageOptions,
): AsyncGenerator<LoadedFile | UnreadFile> {
  const options = `${splitterVersion} ${passage.size} ${passage.overlap}`;
  return mapAhead(documents, filesAtOnce, async (path) => {
    try {
      const bytes = await readBytes(fileOf(path), path);
      const beside = sideFileOf(path);
      const side = sideFiles.has(beside) ? await readBytes(fileOf(beside), beside) : null;
      return { path, bytes, side, contentHash: contentHashOf({ bytes, side, options }) };
    } catch (error) {
      return { path, problem: problemOf(error) };
    }
  });
}

export interface SplitTarget {
  knowledgeBase: { id: string };
  idOf: (path: string) => string;
  split: DocumentSplitter;
  parseYaml: YamlParser;
  passage: PassageOptions;
}

export interface LoadedDocument {
  document: Document;
  passages: Passage[];
  /** What it was split from. */
  reading: Pick<ReadDocument, 'text' | 'markup' | 'places'>;
  problems: KnowledgeProblem[];
}

/** What a file gives: one document, or, of an archive, any number. */
export interface FileReading {
  documents: LoadedDocument[];
  /** The file itself or members of it. */
  unread: UnreadFile[];
}

/** Reads and splits a file. */
export function readFile(file: LoadedFile, target: SplitTarget): Promise<FileReading> {
  const read = toDocument(file, target);
  return Promise.resolve('problem' in read ? { documents: [], unread: [read] } : { documents: [read], unread: [] });
}

function toDocument(file: LoadedFile, target: SplitTarget): LoadedDocument | UnreadFile {
  const { path, contentHash } = file;
  const { knowledgeBase, split, passage } = target;
  const id = target.idOf(path);
  let text: string;
  let side = noMeta;
  try {
    text = textOf(file.bytes, path);
    if (file.side) side = readSideFile(textOf(file.side, sideFileOf(path)), target.parseYaml);
  } catch (error) {
    return { path, problem: problemOf(error) };
  }
  const own = split({ documentId: id, path, text, passage });
  const { passages } = own;
  const { title, sources, reviewedOn, reviewedBy, validFrom, validUntil, supersedes, url } = withSideFile(own, side);
  const problems = [...warningsOf(path, own.warnings), ...warningsOf(sideFileOf(path), side.warnings)];
  if (passages.length === 0) problems.push({ file: path, message: 'The document has no text.', severity: 'notice' });
  const document: Document = {
    ...{ id, knowledgeBaseId: knowledgeBase.id, path, contentHash, sources, reviewedOn, reviewedBy, url },
    title: title ?? own.title,
    format: /\.txt$/i.test(path) ? 'text' : 'markdown',
    validity: { from: validFrom, until: validUntil, supersedes, withdrawnAt: null },
  };
  const markup = document.format === 'markdown' ? 'markdown' : 'plain';
  return { document, passages, reading: { text, markup, places: [] }, problems };
}

const warningsOf = (file: string, warnings: readonly MetaWarning[]): KnowledgeProblem[] =>
  warnings.map((warning) => ({ file, ...warning, severity: 'warning' }));
