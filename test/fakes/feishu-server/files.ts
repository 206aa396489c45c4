import { type Ids } from './ids';

export interface StoredFile {
  key: string;
  kind: 'image' | 'file';
  bytes: Buffer;
  name: string;
  contentType: string;
  /** The app that uploaded it; undefined for what a member sent. */
  appId: string | undefined;
}

/** Pictures and files, by key. */
export class Files {
  private readonly all = new Map<string, StoredFile>();

  constructor(private readonly ids: Ids) {}

  add(file: Omit<StoredFile, 'key'>): StoredFile {
    const key = file.kind === 'image' ? this.ids.image() : this.ids.file();
    const stored = { ...file, key };
    this.all.set(key, stored);
    return stored;
  }

  get(key: string): StoredFile | undefined {
    return this.all.get(key);
  }
}
