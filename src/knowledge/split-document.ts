import { basename } from 'node:path/posix';

import type { Passage } from '../core/knowledge';
import type { ReadDocument } from '../core/ports/document-reader';
import { readPlainBlocks } from './block';
import { splitCode } from './code-symbols';
import { type DocumentMeta, noMeta } from './document-meta';
import { readFrontMatter } from './front-matter';
import type { PassageOptions } from './knowledge.config';
import { PassageIds } from './knowledge-ids';
import { loadMarkdownBlockReader, plainTitle } from './markdown-blocks';
import { packBlocks } from './pack-blocks';
import { packPlaced, type PlacedPiece } from './pack-placed';
import { loadYamlParser } from './parse-yaml';
import { closingSentences } from './sentence-cut';

/** Raised with every change of the splitting that gives other passages, so that every document is split again. */
export const splitterVersion = 2;

export interface SplitRequest extends Partial<Pick<ReadDocument, 'format' | 'markup' | 'places' | 'title'>> {
  documentId: string;
  /** Without a format its extension tells Markdown from plain text. */
  path: string;
  /** The decoded text. */
  text: string;
  passage: PassageOptions;
  /** Texts of its passages before a change; what is not changed then stays as it was cut. */
  earlier?: readonly string[] | undefined;
}

export interface SplitDocument extends Omit<DocumentMeta, 'title'> {
  title: string;
  passages: Passage[];
}

/** Cuts a document into passages; the same text always gives the same ones. */
export type DocumentSplitter = (request: SplitRequest) => SplitDocument;

const LONGEST_TITLE_LINE = 40;

/** Plain text often begins with a short line that stands alone: its title. */
function titleLine(text: string): string | undefined {
  const [, line = ''] = /^\s*([^\n]+)\n[^\S\n]*\n/.exec(text) ?? [];
  const title = line.trim();
  return title !== '' && title.length <= LONGEST_TITLE_LINE && !/[。！？.!?]$/u.test(title) ? title : undefined;
}

/** Loads what reads Markdown and YAML on first use. */
export async function loadDocumentSplitter(): Promise<DocumentSplitter> {
  const [readMarkdownBlocks, parseYaml] = await Promise.all([loadMarkdownBlockReader(), loadYamlParser()]);
  return (request) => {
    const { documentId, path, text, places = [], passage, earlier = [] } = request;
    const format = request.format ?? (/\.(md|markdown)$/i.test(path) ? 'markdown' : 'text');
    const isMarkdown = (request.markup ?? (format === 'markdown' ? 'markdown' : 'plain')) === 'markdown';
    const isWritten = format === 'markdown' || format === 'text';
    const { bodyStart, ...meta } = isWritten ? readFrontMatter(text, parseYaml) : { bodyStart: 0, ...noMeta };
    const read = isMarkdown ? readMarkdownBlocks : readPlainBlocks;
    const blocks = format === 'code' ? [] : read(text, bodyStart, passage.size);
    const pieces =
      format === 'code'
        ? splitCode(text, path, passage.size)
        : isWritten
          ? packBlocks(text, blocks, passage.size, { earlier })
          : packPlaced(text, blocks, { size: passage.size, places, earlier });
    const ids = new PassageIds(documentId);
    const passages = pieces.map((piece: PlacedPiece, ordinal): Passage => {
      const { start, end, headingPath } = piece;
      const own = text.slice(start, end);
      const before = pieces[ordinal - 1];
      const repeated = before ? closingSentences(text, before.start, before.end, passage.overlap) : '';
      return {
        ...{ id: ids.next(headingPath, own), documentId, ordinal, headingPath, start, end, text: own },
        overlap: piece.header ?? repeated,
        place: piece.place ?? null,
      };
    });
    const heading = blocks.find((block) => block.level === 1 && block.title !== '')?.title;
    const named = heading ?? request.title ?? (isMarkdown ? undefined : titleLine(text.slice(bodyStart)));
    const fallback = named ?? basename(path).replace(/\.[^.]+$/, '');
    return { ...meta, title: plainTitle(meta.title ?? '') || fallback, passages };
  };
}
