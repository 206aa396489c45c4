import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ListedPaper, PaperPage } from './listed-paper';
import { readPaperPage } from './read-paper-page';

/** Where pages are looked for beside a list. */
const FOLDERS = ['papers', 'pages'];
const LARGEST_BYTES = 2_000_000;

/** The pages of papers: files of a folder, named by identifier (its slashes as hyphens) or as the page's link is. */
export class PaperPages {
  private readonly files: ReadonlySet<string>;

  /** @param folder null: there are none. Throws the system's error where it cannot be read. */
  constructor(private readonly folder: string | null) {
    this.files = new Set(folder === null ? [] : readdirSync(folder));
  }

  /** Null where there is no page, or it is too large to be one. */
  of({ identifier, pageLink }: Pick<ListedPaper, 'identifier' | 'pageLink'>): PaperPage | null {
    const named = pageLink === null ? [] : [basename(pageLink)];
    const name = [`${identifier.replaceAll('/', '-')}.md`, ...named].find((one) => this.files.has(one));
    if (this.folder === null || name === undefined) return null;
    const file = join(this.folder, name);
    const { size, isFile } = sizeOf(file);
    return isFile && size <= LARGEST_BYTES ? readPaperPage(readFileSync(file, 'utf8')) : null;
  }
}

function sizeOf(file: string): { size: number; isFile: boolean } {
  const found = statSync(file);
  return { size: found.size, isFile: found.isFile() };
}

/** The folder of pages beside a list: `papers`, else `pages`; null where there is neither. */
export const pagesBeside = (list: string): string | null =>
  FOLDERS.map((name) => join(dirname(list), name)).find((folder) =>
    statSync(folder, { throwIfNoEntry: false })?.isDirectory(),
  ) ?? null;
