import { mkdir, rename, rm } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';

import {
  type DocumentOrigin,
  type KnownDocuments,
  OriginError,
  type OriginItem,
} from '../../core/ports/document-origin';
import { kindOf } from '../formats/document-kinds';
import { isSideFile } from '../side-file';
import { documentBeside } from './origin-paths';
import { readTree, type TreeEntry } from './git-tree';
import type { GitRunner } from './run-git';

export interface GitOriginOptions {
  name: string;
  /** An address that begins with https://, or the path of a local repository. */
  repository: string;
  branch?: string | undefined;
  /** Only what lies below it; documents are named relative to it. */
  folder?: string | undefined;
  /** Patterns of paths below `folder`; absent: all that `reads` takes but source code and JSON. */
  include?: readonly string[] | undefined;
  /** With `{path}` in the place of a path from the top of the repository. */
  pageUrl?: string | undefined;
  /** What a relative path of a repository starts at. */
  baseFolder: string;
  /** Absolute path of a folder of its own, for what was fetched. */
  cache: string;
  git: GitRunner;
  /** Whether documents of that name are read. */
  reads: (path: string) => boolean;
}

const LARGEST_DOCUMENT = 32 * 1024 * 1024;
const FETCHED = 'refs/fennelbean/fetched';

/**
 * The documents of a git repository at a branch, read out of its objects: nothing is ever checked out, so that neither
 * links nor filters nor hooks of it have an effect.
 */
export class GitOrigin implements DocumentOrigin {
  readonly name: string;

  constructor(private readonly options: GitOriginOptions) {
    this.name = options.name;
  }

  async *documents(_known: KnownDocuments, signal?: AbortSignal): AsyncGenerator<OriginItem> {
    await this.fetch(signal);
    const { folder, git } = this.options;
    const repository = this.repository;
    const tree = folder === undefined ? FETCHED : `${FETCHED}:${folder}`;
    const listing = await git
      .run({ args: ['ls-tree', '-r', '-z', '-l', '--full-tree', tree], repository, signal })
      .catch((error: unknown) => {
        if (folder === undefined || !(error instanceof OriginError)) throw error;
        throw new OriginError(`The repository has no folder "${folder}" at this branch.`, { cause: error });
      });
    const isWanted = await this.filter();
    for (const entry of readTree(listing)) {
      if (!isWanted(entry.path)) continue;
      yield this.itemOf(entry, signal);
    }
  }

  private get repository(): string {
    return join(this.options.cache, 'repository.git');
  }

  private itemOf(entry: TreeEntry, signal: AbortSignal | undefined): OriginItem {
    const { path, kind, size, hash } = entry;
    const refused = (message: string): OriginItem => ({ status: 'refused', path, message });
    if (kind === 'link') return refused('A link in the repository: links are not followed.');
    if (kind === 'submodule') return refused('A submodule: name its repository as an origin of its own.');
    if (size > LARGEST_DOCUMENT) return refused(`Larger than ${LARGEST_DOCUMENT / 1024 / 1024} MB.`);
    const document = { path, title: null, url: isSideFile(path) ? null : this.urlOf(path), version: hash };
    const call = { args: ['cat-file', 'blob', hash], repository: this.repository, signal };
    return { status: 'document', document, bytes: () => this.options.git.run(call) };
  }

  /** A side file goes with its document; what is hidden is left out, as in every knowledge base. */
  private async filter(): Promise<(path: string) => boolean> {
    const { include, reads } = this.options;
    const { default: picomatch } = await import('picomatch');
    const isIncluded = include === undefined ? isDocumentByDefault : picomatch([...include]);
    return (path) => {
      const document = documentBeside(path) ?? path;
      const isHidden = path.split('/').some((part) => part.startsWith('.'));
      return !isHidden && reads(document) && isIncluded(document);
    };
  }

  private urlOf(path: string): string | null {
    const { folder, pageUrl = publicPageUrl(this.options) } = this.options;
    const whole = folder === undefined ? path : posix.join(folder, path);
    return pageUrl?.replace('{path}', whole.split('/').map(encodeURIComponent).join('/')) ?? null;
  }

  private async isUpToDate({ from, branch, protocol, signal }: Source): Promise<boolean> {
    const { repository } = this;
    const { git } = this.options;
    const there = await git.run({ args: ['ls-remote', '--quiet', '--', from, branch], repository, protocol, signal });
    const here = await git
      .run({ args: ['rev-parse', '--git-dir', '--verify', FETCHED], repository, signal })
      .catch(() => Buffer.from(''));
    const hash = here.toString().trim().split('\n').at(-1) ?? '';
    return hash !== '' && there.toString().includes(hash);
  }

  /** Only the newest state of the branch. What was fetched before is kept when that fails. */
  private async fetch(signal: AbortSignal | undefined): Promise<void> {
    const { git, branch = 'HEAD', repository: source, baseFolder } = this.options;
    const isRemote = source.startsWith('https://');
    const from = isRemote ? source : resolve(baseFolder, source);
    const protocol = isRemote ? 'https' : 'file';
    await mkdir(this.repository, { recursive: true });
    if (await this.isUpToDate({ from, branch, protocol, signal })) return;
    // A new one each time: it weighs what the branch weighs, however often it is fetched.
    const fresh = `${this.repository}.new`;
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { recursive: true });
    try {
      await git.run({ args: ['init', '--quiet', '--bare', '--template='], repository: fresh, signal });
      await git.run({
        args: [
          ...['fetch', '--quiet', '--depth=1', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'],
          ...['--', from, `${branch}:${FETCHED}`],
        ],
        repository: fresh,
        protocol,
        signal,
      });
      await rm(this.repository, { recursive: true, force: true });
      await rename(fresh, this.repository);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  }
}

/** Most files of these kinds in a repository are no documents: who wants them names them. */
function isDocumentByDefault(path: string): boolean {
  const format = formatOf(path);
  return format !== 'code' && format !== 'json';
}

function formatOf(path: string): string | null {
  const kind = kindOf(path);
  return kind && 'format' in kind ? kind.format : null;
}

interface Source {
  from: string;
  branch: string;
  protocol: 'https' | 'file';
  signal: AbortSignal | undefined;
}

/** Where well-known hosts show a file. */
function publicPageUrl({ repository, branch = 'HEAD' }: GitOriginOptions): string | undefined {
  const place = /^(https:\/\/(github\.com|gitee\.com|gitlab\.com)\/[^?#]+?)(?:\.git)?\/?$/i.exec(repository);
  const [, root = '', host] = place ?? [];
  if (!place) return undefined;
  return `${root}/${host === 'gitlab.com' ? '-/' : ''}blob/${branch}/{path}`;
}
