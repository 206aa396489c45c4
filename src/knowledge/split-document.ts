import { basename } from 'node:path/posix';

import type { Passage } from '../core/knowledge';
import { readPlainBlocks } from './block';
import type { DocumentMeta } from './document-meta';
import { readFrontMatter } from './front-matter';
import type { PassageOptions } from './knowledge.config';
import { PassageIds } from './knowledge-ids';
import { loadMarkdownBlockReader, plainTitle } from './markdown-blocks';
import { packBlocks } from './pack-blocks';
import { loadYamlParser } from './parse-yaml';
import { closingSentences } from './sentence-cut';

/** Raised with every change of the splitting that gives other passages, so that every document is split again. */
export const splitterVersion = 2;

export interface SplitRequest {
  documentId: string;
  /** Its extension tells Markdown from plain text. */
  path: string;
  /** The decoded text. */
  text: string;
  passage: PassageOptions;
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
  return ({ documentId, path, text, passage: { size, overlap } }) => {
    const { bodyStart, ...meta } = readFrontMatter(text, parseYaml);
    const isMarkdown = /\.(md|markdown)$/i.test(path);
    const blocks = isMarkdown ? readMarkdownBlocks(text, bodyStart, size) : readPlainBlocks(text, bodyStart);
    const pieces = packBlocks(text, blocks, size);
    const ids = new PassageIds(documentId);
    const passages = pieces.map(({ start, end, headingPath }, ordinal): Passage => {
      const own = text.slice(start, end);
      const before = pieces[ordinal - 1];
      return {
        id: ids.next(headingPath, own),
        documentId,
        ordinal,
        headingPath,
        start,
        end,
        text: own,
        overlap: before ? closingSentences(text, before.start, before.end, overlap) : '',
        place: null,
      };
    });
    const heading = blocks.find((block) => block.level === 1 && block.title !== '')?.title;
    const named = heading ?? (isMarkdown ? undefined : titleLine(text.slice(bodyStart)));
    const fallback = named ?? basename(path).replace(/\.[^.]+$/, '');
    return { ...meta, title: plainTitle(meta.title ?? '') || fallback, passages };
  };
}
