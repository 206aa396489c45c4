import type { FoundPicture } from '../core/document-picture';
import type { Document, Passage } from '../core/knowledge';
import type { DocumentReader, ReadDocument, RefusedDocument } from '../core/ports/document-reader';
import { contentHashOf, ofMembers } from './content-hash';
import { type DocumentMeta, type MetaWarning, noMeta } from './document-meta';
import { markdownPictures } from './formats/pictures/markdown-pictures';
import { loadBytes } from './load-bytes';
import type { PassageOptions } from './knowledge.config';
import { problemOf, type KnowledgeProblem } from './knowledge-error';
import { mapAhead } from './map-ahead';
import type { YamlParser } from './parse-yaml';
import { isDocument, type FolderContent } from './read-folder';
import { readBytes, textOf } from './read-text-file';
import { readSideFile, sideFileOf, withSideFile } from './side-file';
import { splitterVersion, type DocumentSplitter } from './split-document';

const filesAtOnce = 8;

/** A file as it lies there, not yet decoded. */
export interface LoadedFile {
  path: string;
  /** Absolute path. */
  file: string;
  /** Null where it is so large that it is better read once more. */
  bytes: Buffer | null;
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
      const file = fileOf(path);
      const { bytes, digest } = await loadBytes(file, path);
      const beside = sideFileOf(path);
      const side = sideFiles.has(beside) ? await readBytes(fileOf(beside), beside) : null;
      return { path, file, bytes, side, contentHash: contentHashOf({ bytes: digest, side, options }) };
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
  /** Of what is neither Markdown nor text; null where only those are read. */
  reader: DocumentReader | null;
  /** Texts of the passages that a document has now, by its id. */
  earlier?: ReadonlyMap<string, readonly string[]>;
  /** So many figures and tables of a document are looked for; none without it. */
  mostPictures?: number;
  signal?: AbortSignal | undefined;
}

export interface LoadedDocument {
  document: Document;
  passages: Passage[];
  /** What it was split from. */
  reading: Pick<ReadDocument, 'text' | 'markup' | 'places'>;
  /** Absent where none were looked for. */
  pictures?: readonly FoundPicture[] | undefined;
  problems: KnowledgeProblem[];
}

/** What a file gives: one document, or, of an archive, any number. */
export interface FileReading {
  documents: LoadedDocument[];
  /** The file itself or members of it. */
  unread: UnreadFile[];
}

/** Of one document: it is split in one go, while the program waits. */
const MOST_CHARACTERS = 8_000_000;

/** Reads and splits a file. */
export async function readFile(file: LoadedFile, target: SplitTarget): Promise<FileReading> {
  const { path } = file;
  try {
    const side = file.side ? readSideFile(textOf(file.side, sideFileOf(path)), target.parseYaml) : noMeta;
    const { documents: read, refused } = await readBy(file, target);
    const documents = read.filter(({ text }) => text.length <= MOST_CHARACTERS);
    const endless = read.filter(({ text }) => text.length > MOST_CHARACTERS);
    const isOne = documents.length === 1 && documents[0]?.path === path;
    const contentHash = isOne ? file.contentHash : ofMembers(file.contentHash, documents.length);
    return {
      documents: documents.map((document) =>
        toDocument(document, { contentHash, side: isOne ? side : noMeta, target }),
      ),
      unread: [
        ...refused.map((refusal) => ({ path: refusal.path, problem: problemOfRefusal(refusal) })),
        ...endless.map(({ path: name }) => ({ path: name, problem: tooLong(name) })),
      ],
    };
  } catch (error) {
    return { documents: [], unread: [{ path, problem: problemOf(error) }] };
  }
}

async function readBy(
  { path, file, bytes }: LoadedFile,
  { reader, signal, mostPictures = 0 }: SplitTarget,
): Promise<{ documents: readonly ReadDocument[]; refused: readonly RefusedDocument[] }> {
  if (reader && !isDocument(path)) {
    return reader.read(
      { path, file, ...(bytes && { bytes }), ...(mostPictures > 0 && { pictures: mostPictures }) },
      signal,
    );
  }
  const text = textOf(bytes ?? (await readBytes(file, path)), path);
  const format = /\.txt$/i.test(path) ? 'text' : 'markdown';
  const markup = format === 'markdown' ? 'markdown' : 'plain';
  const shown = format === 'markdown' && mostPictures > 0 ? markdownPictures(text, mostPictures) : { notes: [] };
  return { documents: [{ path, format, markup, text, title: null, places: [], ...shown }], refused: [] };
}

function toDocument(
  { path, format, markup, text, title: givenTitle, places, pictures, notes }: ReadDocument,
  { contentHash, side, target }: { contentHash: string; side: DocumentMeta; target: SplitTarget },
): LoadedDocument {
  const { knowledgeBase, split, passage } = target;
  const id = target.idOf(path);
  const earlier = target.earlier?.get(id);
  const own = split({ documentId: id, path, format, markup, text, title: givenTitle, places, passage, earlier });
  const { passages } = own;
  const { title, sources, reviewedOn, reviewedBy, validFrom, validUntil, supersedes, url } = withSideFile(own, side);
  const problems = [...warningsOf(path, own.warnings), ...warningsOf(sideFileOf(path), side.warnings)];
  for (const message of notes) problems.push({ file: path, message, severity: 'notice' });
  if (passages.length === 0) problems.push({ file: path, message: 'The document has no text.', severity: 'notice' });
  const document: Document = {
    ...{ id, knowledgeBaseId: knowledgeBase.id, path, contentHash, sources, reviewedOn, reviewedBy, url },
    ...{ title: title ?? own.title, format },
    validity: { from: validFrom, until: validUntil, supersedes, withdrawnAt: null },
  };
  return { document, passages, reading: { text, markup, places }, pictures, problems };
}

const tooLong = (file: string): KnowledgeProblem => ({
  file,
  message: `Not read: it has more than ${MOST_CHARACTERS / 1_000_000} million characters; split it into several files.`,
  severity: 'error',
});

/** What nobody could read is told; what could not be opened is an error. */
const problemOfRefusal = ({ path, reason, message }: RefusedDocument): KnowledgeProblem => ({
  ...{ file: path, message },
  severity: reason === 'unsupported' || reason === 'empty' || reason === 'no-text' ? 'warning' : 'error',
});

const warningsOf = (file: string, warnings: readonly MetaWarning[]): KnowledgeProblem[] =>
  warnings.map((warning) => ({ file, ...warning, severity: 'warning' }));
