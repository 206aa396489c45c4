import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

import { systemReason, type KnowledgeProblem } from './knowledge-error';
import { manifestFile } from './knowledge-manifest';
import { originsPrefix, pathInBase } from './origins/origin-paths';
import { isSideFile, sideFileOf } from './side-file';

export const qaPairFiles = ['qa-pairs.csv', 'qa-pairs.json'] as const;
export const listFiles = { good: 'good-questions.txt', bad: 'bad-questions.txt' } as const;

/** At the top of a knowledge base these are no documents. The `.test` lists are for evaluation only. */
const reservedNames: ReadonlySet<string> = new Set([
  manifestFile,
  ...qaPairFiles,
  ...Object.values(listFiles),
  'good-questions.test.txt',
  'bad-questions.test.txt',
]);

/** Whether a file of that name means something else at the top of a knowledge base. */
export const isReservedName = (name: string): boolean => reservedNames.has(name);

export interface FolderContent {
  /** Paths of the documents, relative to the folder, with forward slashes, in order. */
  documents: string[];
  /** Paths of the side files of these. */
  sideFiles: ReadonlySet<string>;
  /** Sub-folders and files that could not be looked into: what was read of them before is to be kept. */
  unreadable: string[];
  /** Files are named relative to the folder. */
  problems: KnowledgeProblem[];
  /** Pictures that lie there; absent where nobody asked for them. */
  pictures?: string[];
  /** Absolute path of a document or a side file. */
  fileOf: (path: string) => string;
}

export interface FolderOptions {
  plain?: boolean;
  /** What is a document, beside Markdown and text. */
  reads?: (path: string) => boolean;
  /** What is a picture that documents may show. */
  isPicture?: (path: string) => boolean;
  /** What is mirrored of the origins of a knowledge base: absolute paths. */
  mirrors?: readonly Mirror[];
}

export interface Mirror {
  origin: string;
  folder: string;
}

/**
 * Finds the documents in a folder and its sub-folders, and in the mirrors of its origins. In a knowledge base what is
 * hidden is skipped; a `plain` folder of documents is read whole, but for `.git`.
 */
export async function readFolder(
  root: string,
  { plain = false, reads = () => false, isPicture, mirrors = [] }: FolderOptions = {},
): Promise<FolderContent> {
  const options = { reads, isPicture: isPicture ?? (() => false) };
  const own = await walkFolder(root, { ...options, plain, isMirror: false });
  const all = [own, ...(await Promise.all(mirrors.map((mirror) => readMirror(mirror, options))))];
  return {
    documents: all.flatMap(({ documents }) => documents).sort(),
    sideFiles: new Set(all.flatMap(({ sideFiles }) => [...sideFiles])),
    unreadable: all.flatMap(({ unreadable }) => unreadable),
    problems: all.flatMap(({ problems }) => problems),
    ...(isPicture && { pictures: all.flatMap(({ pictures }) => pictures).sort() }),
    fileOf: (path) => {
      const mirror = mirrors.find(({ origin }) => path.startsWith(`${pathInBase(origin)}/`));
      return mirror ? join(mirror.folder, path.slice(pathInBase(mirror.origin).length)) : join(root, path);
    },
  };
}

type WalkedFolder = Required<Omit<FolderContent, 'fileOf'>>;
interface WalkOptions {
  plain: boolean;
  reads: (path: string) => boolean;
  isPicture: (path: string) => boolean;
  isMirror: boolean;
}

async function walkFolder(root: string, options: WalkOptions): Promise<WalkedFolder> {
  const walk = new FolderWalk(root, await realpath(root), options);
  await walk.visit('');
  return walk.finish();
}

/** What was read of an origin before stays as long as it has no mirror. */
async function readMirror(
  { origin, folder }: Mirror,
  options: Pick<WalkOptions, 'reads' | 'isPicture'>,
): Promise<WalkedFolder> {
  const inBase = (path: string): string => pathInBase(origin, path);
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isThere) {
    const message = `Not read: the origin "${origin}" was never synchronised. Run fennelbean sync.`;
    const problem: KnowledgeProblem = { file: inBase(''), message, severity: 'notice' };
    return { documents: [], sideFiles: new Set(), unreadable: [inBase('')], problems: [problem], pictures: [] };
  }
  const content = await walkFolder(folder, { ...options, plain: false, isMirror: true });
  return {
    documents: content.documents.map(inBase),
    sideFiles: new Set([...content.sideFiles].map(inBase)),
    unreadable: content.unreadable.map(inBase),
    pictures: content.pictures.map(inBase),
    problems: content.problems.map((problem) => ({ ...problem, file: inBase(problem.file) })),
  };
}

class FolderWalk {
  private readonly documents: string[] = [];
  private readonly sideFiles = new Set<string>();
  private readonly unreadable: string[] = [];
  private readonly pictures: string[] = [];
  private readonly problems: KnowledgeProblem[] = [];
  private readonly otherExtensions = new Map<string, string[]>();

  constructor(
    private readonly root: string,
    private readonly realRoot: string,
    private readonly options: WalkOptions,
  ) {}

  async visit(folder: string): Promise<void> {
    const entries = await readdir(join(this.root, folder), { withFileTypes: true }).catch((error: unknown) => {
      this.unreadable.push(folder);
      this.warn(folder === '' ? '.' : folder, `Folder cannot be read: ${systemReason(error)}.`);
      return [];
    });
    for (const entry of entries) {
      if (entry.name.startsWith('.') && (!this.options.plain || entry.name === '.git')) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (this.isKeptForOrigins(path)) {
        this.warn(path, 'Not read: the name is kept for documents of origins. Rename the folder.');
        continue;
      }
      if (entry.isDirectory()) await this.visit(path);
      else if (entry.isSymbolicLink()) await this.addLink(path);
      else if (entry.isFile()) this.addFile(path);
    }
  }

  private isKeptForOrigins(path: string): boolean {
    return path === originsPrefix && !this.options.plain && !this.options.isMirror;
  }

  finish(): WalkedFolder {
    for (const [extension, paths] of [...this.otherExtensions].sort()) {
      const [first = ''] = paths.sort();
      const which = extension === '' ? 'without an extension' : `ending in ${extension}`;
      const others = paths.length === 1 ? '' : ` (${paths.length} files ${which})`;
      this.problems.push({ file: first, message: `Not read in this version${others}.`, severity: 'notice' });
    }
    const expected = new Set(this.documents.map(sideFileOf));
    for (const path of [...this.sideFiles].sort()) {
      if (!expected.has(path)) this.warn(path, 'Not used: there is no document beside it that it is named after.');
    }
    return {
      documents: this.documents.sort(),
      sideFiles: this.sideFiles,
      unreadable: this.unreadable,
      pictures: this.pictures,
      problems: this.problems,
    };
  }

  private addFile(path: string): void {
    if (reservedNames.has(path)) return;
    if (isSideFile(path)) {
      this.sideFiles.add(path);
      return;
    }
    if (isDocument(path) || this.options.reads(path)) {
      this.documents.push(path);
      return;
    }
    if (this.options.isPicture(path)) {
      this.pictures.push(path);
      return;
    }
    const extension = /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';
    const known = this.otherExtensions.get(extension);
    if (known) known.push(path);
    else this.otherExtensions.set(extension, [path]);
  }

  private async addLink(path: string): Promise<void> {
    try {
      const target = await realpath(join(this.root, path));
      if (!target.startsWith(this.realRoot + sep)) this.warn(path, 'Skipped: a link that leads outside of its folder.');
      else if ((await stat(target)).isFile()) this.addFile(path);
      else this.warn(path, 'Skipped: links to folders are not followed.');
    } catch (error) {
      this.unreadable.push(path);
      this.warn(path, `Link cannot be followed: ${systemReason(error)}.`);
    }
  }

  private warn(file: string, message: string): void {
    this.problems.push({ file, message, severity: 'warning' });
  }
}

export const isDocument = (path: string): boolean => /\.(md|markdown|txt)$/i.test(path);
