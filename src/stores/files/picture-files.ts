import { readFile } from 'node:fs/promises';
import type { PictureFiles } from '../../core/ports/document-picture-store';
import { ContentFolder } from './content-folder';

export class FolderPictureFiles extends ContentFolder<'png' | 'jpg'> implements PictureFiles {
  constructor(folder: string) {
    super(folder, ['png', 'jpg']);
  }

  async read(key: string): Promise<Buffer | null> {
    const file = await this.find(key);
    // It may be removed just now.
    return file === null ? null : readFile(file).catch(() => null);
  }

  keepOnly(keys: ReadonlySet<string>, before: number): Promise<number> {
    return this.prune(before, keys);
  }
}
