import { createHash } from 'node:crypto';
import type { DocumentPicture, PictureReadingNote } from '../../src/core/document-picture';
import type { KnowledgeBase } from '../../src/core/knowledge';
import type { DocumentPictureStore, PictureFiles } from '../../src/core/ports/document-picture-store';
import { notSetUp } from './journey';

export const documentPicture = (changes: Partial<DocumentPicture> = {}): DocumentPicture => ({
  id: 'f1',
  documentId: 'd1',
  knowledgeBaseId: 'b1',
  ordinal: 0,
  key: null,
  mediaType: null,
  width: 0,
  height: 0,
  caption: '',
  alternative: '',
  table: '',
  near: '',
  headingPath: [],
  place: null,
  ...changes,
});

const base = (id: string, assistant: string): KnowledgeBase => ({
  ...{ id, name: id, title: id, assistant },
  language: 'zh',
  folder: `/${id}`,
});

/** Figures of documents and their bytes, in memory; `b1` belongs to the assistant `patients`, `b2` to `research`. */
export class FakePictures {
  readonly notes = new Map<string, PictureReadingNote>();
  private readonly pictures = new Map<string, DocumentPicture>();
  private readonly bytes = new Map<string, Buffer>();
  private changes = 0;

  readonly knowledge = { listKnowledgeBases: () => Promise.resolve([base('b1', 'patients'), base('b2', 'research')]) };

  /** @param content of the picture file; left out: a table or another figure without one */
  async add(changes: Partial<DocumentPicture>, content?: string): Promise<DocumentPicture> {
    const key = content === undefined ? null : await this.files.put(Buffer.from(content), 'png');
    const kept = key === null ? {} : { key, mediaType: 'image/png' as const, width: 900, height: 600 };
    const picture = documentPicture({ ...kept, ...changes });
    this.pictures.set(picture.id, picture);
    this.changes++;
    return picture;
  }

  remove(id: string): void {
    this.pictures.delete(id);
    this.changes++;
  }

  readonly files: PictureFiles = {
    put: (bytes, extension) => {
      const key = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${extension}`;
      this.bytes.set(key, bytes);
      return Promise.resolve(key);
    },
    read: (key) => Promise.resolve(this.bytes.get(key) ?? null),
    keepOnly: notSetUp,
  };

  readonly store: DocumentPictureStore = {
    replaceOf: notSetUp,
    readAs: notSetUp,
    removeUnusedReadings: notSetUp,
    list: (ids) => Promise.resolve(this.within(ids)),
    of: (documentId) => Promise.resolve([...this.pictures.values()].filter((one) => one.documentId === documentId)),
    find: (id) => Promise.resolve(this.pictures.get(id) ?? null),
    unread: (ids, madeBy) => {
      const keys = this.within(ids).flatMap(({ key }) => key ?? []);
      return Promise.resolve([...new Set(keys)].filter((key) => this.notes.get(key)?.madeBy !== madeBy));
    },
    putReading: (note) => {
      this.notes.set(note.key, note);
      this.changes++;
      return Promise.resolve();
    },
    readings: (keys) => Promise.resolve(keys.flatMap((key) => this.notes.get(key) ?? [])),
    stamp: () => Promise.resolve(`${this.changes}`),
    keys: () => Promise.resolve([...this.pictures.values()].flatMap(({ key }) => key ?? [])),
  };

  private within(knowledgeBaseIds: readonly string[]): DocumentPicture[] {
    return [...this.pictures.values()].filter(({ knowledgeBaseId }) => knowledgeBaseIds.includes(knowledgeBaseId));
  }
}
