import { createHash } from 'node:crypto';
import type { DocumentPicture, PictureReadingNote } from '../../src/core/document-picture';
import type { DocumentPictureStore, PictureFiles } from '../../src/core/ports/document-picture-store';
import type { PictureDecoder } from '../../src/core/ports/picture-decoder';
import { notSetUp } from './journey';

/** Pictures of documents in memory. */
export class FakeDocumentPictures implements DocumentPictureStore {
  readonly byDocument = new Map<string, { knowledgeBaseId: string; pictures: DocumentPicture[]; readAs: string }>();
  readonly notes = new Map<string, PictureReadingNote>();
  replaced = 0;

  replaceOf(
    documentId: string,
    knowledgeBaseId: string,
    pictures: readonly DocumentPicture[],
    readAs = '',
  ): Promise<void> {
    this.replaced++;
    this.byDocument.set(documentId, { knowledgeBaseId, pictures: [...pictures], readAs });
    return Promise.resolve();
  }

  readAs(knowledgeBaseId: string): Promise<ReadonlyMap<string, string>> {
    const own = [...this.byDocument].filter(([, one]) => one.knowledgeBaseId === knowledgeBaseId);
    return Promise.resolve(new Map(own.map(([id, { readAs }]) => [id, readAs])));
  }

  list(knowledgeBaseIds: readonly string[]): Promise<DocumentPicture[]> {
    return Promise.resolve(this.all().filter(({ knowledgeBaseId }) => knowledgeBaseIds.includes(knowledgeBaseId)));
  }

  of(documentId: string): Promise<DocumentPicture[]> {
    return Promise.resolve(this.byDocument.get(documentId)?.pictures ?? []);
  }

  find(id: string): Promise<DocumentPicture | null> {
    return Promise.resolve(this.all().find((picture) => picture.id === id) ?? null);
  }

  async unread(knowledgeBaseIds: readonly string[], madeBy: string): Promise<string[]> {
    const keys = (await this.list(knowledgeBaseIds)).flatMap(({ key }) => key ?? []);
    return [...new Set(keys)].filter((key) => this.notes.get(key)?.madeBy !== madeBy).sort();
  }

  putReading(note: PictureReadingNote): Promise<void> {
    this.notes.set(note.key, note);
    return Promise.resolve();
  }

  readings(keys: readonly string[]): Promise<PictureReadingNote[]> {
    return Promise.resolve([...new Set(keys)].flatMap((key) => this.notes.get(key) ?? []));
  }

  async stamp(knowledgeBaseIds: readonly string[]): Promise<string> {
    return JSON.stringify([await this.list(knowledgeBaseIds), [...this.notes]]);
  }

  keys(): Promise<string[]> {
    return Promise.resolve([...new Set(this.all().flatMap(({ key }) => key ?? []))]);
  }

  async removeUnusedReadings(): Promise<void> {
    const used = await this.keys();
    for (const key of this.notes.keys()) if (!used.includes(key)) this.notes.delete(key);
  }

  private all(): DocumentPicture[] {
    return [...this.byDocument.values()].flatMap(({ pictures }) => pictures);
  }
}

/** Their bytes in memory; nothing is too new to be removed. */
export class FakePictureFiles implements PictureFiles {
  readonly kept = new Map<string, Buffer>();

  put(bytes: Buffer, extension: 'png' | 'jpg'): Promise<string> {
    const key = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${extension}`;
    this.kept.set(key, bytes);
    return Promise.resolve(key);
  }

  read(key: string): Promise<Buffer | null> {
    return Promise.resolve(this.kept.get(key) ?? null);
  }

  keepOnly(keys: ReadonlySet<string>): Promise<number> {
    const gone = [...this.kept.keys()].filter((key) => !keys.has(key));
    for (const key of gone) this.kept.delete(key);
    return Promise.resolve(gone.length);
  }
}

/** Takes every PNG as it is, with the size that its head tells; anything else is damaged. */
export const plainDecoder: PictureDecoder = {
  decode: (given) => {
    const bytes = Buffer.from(given);
    if (bytes.length < 26 || bytes.toString('latin1', 1, 4) !== 'PNG') {
      return Promise.resolve({ status: 'refused', reason: 'damaged' });
    }
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    return Promise.resolve({
      status: 'done',
      value: { bytes, mediaType: 'image/png', width, height, isAnimated: false },
    });
  },
  prepare: notSetUp,
  blackOut: notSetUp,
};
