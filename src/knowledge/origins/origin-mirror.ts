import { access, mkdir, readFile, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { type KnownDocuments, type OriginDocument } from '../../core/ports/document-origin';
import { systemCode } from '../knowledge-error';
import { sideFileOf } from '../side-file';
import { type MirrorEntry, readMirrorIndex, writtenIndex } from './mirror-index';
import { documentBeside, type MirrorFolders } from './origin-paths';
import { writeWhole } from './write-whole';

/** How many documents may be fetched once more after the program was ended. */
const SAVE_EVERY = 20;

/** What an origin had the last time, as files that ingest reads. */
export class OriginMirror implements KnownDocuments {
  private unsaved = 0;

  private constructor(
    private readonly folders: MirrorFolders,
    private readonly entries: Map<string, MirrorEntry>,
  ) {}

  static async open(folders: MirrorFolders): Promise<OriginMirror> {
    await mkdir(folders.documents, { recursive: true });
    const entries = await readMirrorIndex(folders.index);
    for (const path of entries.keys()) {
      const isThere = await access(join(folders.documents, path)).then(
        () => true,
        () => false,
      );
      if (!isThere) entries.delete(path);
    }
    return new OriginMirror(folders, entries);
  }

  get paths(): readonly string[] {
    return [...this.entries.keys()];
  }

  find(path: string): (MirrorEntry & { read: () => Promise<Uint8Array> }) | null {
    const entry = this.entries.get(path);
    return entry ? { ...entry, read: () => readFile(join(this.folders.documents, path)) } : null;
  }

  /** @param bytes absent: only what is known of it has changed */
  async put({ path, ...entry }: OriginDocument, bytes?: Uint8Array): Promise<void> {
    const { documents } = this.folders;
    const file = join(documents, path);
    if (bytes) await writeWhole(documents, file, bytes);
    this.entries.set(path, entry);
    if (!this.entries.has(sideFileOf(path))) await this.putSide(path, entry);
    if (++this.unsaved >= SAVE_EVERY) await this.save();
  }

  async remove(path: string): Promise<void> {
    const { documents } = this.folders;
    const file = join(documents, path);
    await removeFile(file);
    this.entries.delete(path);
    if (!this.entries.has(sideFileOf(path))) await removeFile(sideFileOf(file));
    // The origin's own side file is gone: ours is to stand there again.
    const beside = documentBeside(path);
    const entry = beside === null ? undefined : this.entries.get(beside);
    if (beside !== null && entry) await this.putSide(beside, entry);
    for (let folder = dirname(file); folder.length > documents.length; folder = dirname(folder)) {
      const isEmpty = await rmdir(folder).then(
        () => true,
        () => false,
      );
      if (!isEmpty) break;
    }
  }

  private async putSide(path: string, entry: MirrorEntry): Promise<void> {
    const side = join(this.folders.documents, sideFileOf(path));
    const text = sideText(entry);
    if (text === '') await removeFile(side);
    else await writeWhole(this.folders.documents, side, text);
  }

  async save(): Promise<void> {
    await writeWhole(this.folders.root, this.folders.index, writtenIndex(this.entries));
    this.unsaved = 0;
  }
}

/** A folder of that name may be newer than the file. */
async function removeFile(file: string): Promise<void> {
  await unlink(file).catch((error: unknown) => {
    if (!['ENOENT', 'ENOTDIR', 'EISDIR', 'EPERM'].includes(systemCode(error))) throw error;
  });
}

/** A text in JSON is YAML, too. */
function sideText({ title, url }: Pick<OriginDocument, 'title' | 'url'>): string {
  const line = (key: string, value: string | null): string =>
    value === null || value.trim() === '' ? '' : `${key}: ${JSON.stringify(value)}\n`;
  return line('title', title) + line('url', url);
}
