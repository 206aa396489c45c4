import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { PaperPages, pagesBeside } from './paper-pages';
import { PapersError } from './papers-error';
import { PapersFile } from './papers-file';
import { readPaperList, type PaperList, type UnreadLine } from './read-paper-list';

export interface ImportPapersTask {
  /** A Markdown list of papers. */
  list: string;
  /** The SQLite file; made where there is none. */
  database: string;
  /** Folder of pages; without it `papers` or `pages` beside the list. */
  pages?: string;
  /** ISO day. */
  today: string;
  onProgress?: (progress: { done: number; total: number }) => void;
}

export interface ImportedPapers {
  /** Of the list, each once. */
  papers: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Papers that have a page. */
  pages: number;
  /** Lines that name a paper again. */
  repeated: number;
  /** Lines that are no paper. */
  unreadLines: number;
  /** The first five of them. */
  unread: readonly UnreadLine[];
  /** Papers in the file now. */
  total: number;
}

const SHOWN_LINES = 5;
const PROGRESS_EVERY = 250;

/**
 * Fills the file of papers from a list and the pages beside it. Run again it changes nothing that is as before.
 * Throws `PapersError` where a file cannot be used; then nothing is written.
 */
export function importPapers({ list, database, pages, today, onProgress }: ImportPapersTask): ImportedPapers {
  const read = readList(list);
  const pagesOf = new PaperPages(pages === undefined ? pagesBeside(list) : checkedFolder(pages));
  const counts = { added: 0, changed: 0, unchanged: 0, pages: 0 };
  const file = new PapersFile(database);
  try {
    const total = read.papers.length;
    file.write((write) => {
      read.papers.forEach((paper, at) => {
        const page = pagesOf.of(paper);
        if (page) counts.pages++;
        counts[write(paper, page, today)]++;
        if ((at + 1) % PROGRESS_EVERY === 0 || at + 1 === total) onProgress?.({ done: at + 1, total });
      });
    });
    return {
      ...{ papers: total, ...counts, repeated: read.repeated, unreadLines: read.unread.length },
      ...{ unread: read.unread.slice(0, SHOWN_LINES), total: file.count() },
    };
  } finally {
    file.close();
  }
}

function readList(file: string): PaperList {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new PapersError(`There is no file ${file}.`);
  if (!found.isFile()) throw new PapersError(`${file} is not a file. Name the Markdown list itself.`);
  const list = readPaperList(textOf(file));
  if (list.papers.length > 0) return list;
  const [first] = list.unread;
  const where = first ? ` The first line that could not be read is line ${first.line}: ${first.text}` : '';
  throw new PapersError(
    `${file} lists no paper. Papers stand below headings such as "### 2026年4月" as "- Title - [[链接](https://…)]".${where}`,
  );
}

function textOf(file: string): string {
  const bytes = readFileSync(file);
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString('utf8').replace(/^\ufeff/, '');
  throw new PapersError(`${file} is not a text in UTF-8.`);
}

function checkedFolder(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new PapersError(`There is no folder ${folder}.`);
}
