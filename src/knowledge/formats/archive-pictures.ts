import { dirname, join } from 'node:path/posix';
import type { FoundPicture } from '../../core/document-picture';
import type { ReadDocument } from '../../core/ports/document-reader';
import type { ArchiveMember } from './unpack-archive';

const MEGABYTE = 1024 * 1024;
const LARGEST = 20 * MEGABYTE;
/** Of all documents of the archive. */
const LARGEST_TOGETHER = 40 * MEGABYTE;

/** The pictures that lie beside the documents of an archive. */
export class ArchivePictures {
  /** Names in the archive of those that were shown. */
  readonly shown = new Set<string>();
  private readonly members: ReadonlyMap<string, ArchiveMember>;
  private bytes = 0;

  constructor(
    private readonly archive: string,
    members: readonly ArchiveMember[],
  ) {
    this.members = new Map(members.map((member) => [`${archive}/${member.name}`, member]));
  }

  /** The document with the bytes of its pictures, as far as there is room for them. */
  within(document: ReadDocument): ReadDocument {
    if (!document.pictures) return document;
    const found = document.pictures.map((picture) => this.opened(document.path, picture));
    const pictures = found.filter((picture) => picture !== null);
    const left = found.length - pictures.length;
    const note = `${left} pictures were left out because those of the archive are too large together.`;
    return { ...document, pictures, notes: left > 0 ? [...document.notes, note] : document.notes };
  }

  private opened(path: string, picture: FoundPicture): FoundPicture | null {
    const beside = picture.file === null ? null : join(dirname(path), picture.file);
    const member = beside?.startsWith(`${this.archive}/`) ? this.members.get(beside) : undefined;
    const bytes = member && 'bytes' in member ? member.bytes() : null;
    if (bytes && beside) this.shown.add(beside);
    const size = bytes?.length ?? (picture.data?.length ?? 0) * 0.75;
    if (size > LARGEST || this.bytes + size > LARGEST_TOGETHER) return null;
    this.bytes += size;
    return bytes ? { ...picture, file: null, data: Buffer.from(bytes).toString('base64') } : picture;
  }
}
