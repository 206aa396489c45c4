import { dirname, join } from 'node:path/posix';
import { ReadFault } from './parsed-document';
import { elementsOf, parseXml, textOfXml, type XmlElement } from './xml';
import { ZipArchive, type ZipLimits } from './zip-archive';

export interface Relationship {
  id: string;
  /** The last word of its type, such as `slide`. */
  type: string;
  /** Path inside of the package; null where it leads out of it. */
  target: string | null;
}

/** OLE compound files: what old Office wrote, and what new Office wraps an encrypted file in. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** The parts of a docx, xlsx or pptx file. Nothing outside of it is ever followed. */
export class OfficePackage {
  private readonly pictures = new Map<string, Uint8Array>();

  private constructor(
    readonly archive: ZipArchive,
    /** Path of the part that the file is about. */
    readonly main: string,
  ) {}

  /** Throws `ReadFault`: `wrong-type` where its main part is not below `folder`, such as `word`. */
  static async open(bytes: Uint8Array, folder: string, limits: ZipLimits): Promise<OfficePackage> {
    if (COMPOUND.every((byte, at) => bytes[at] === byte)) {
      const isWrapped = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
        Buffer.from('EncryptedPackage', 'utf16le'),
      );
      throw isWrapped ? new ReadFault('encrypted') : new ReadFault('wrong-type', 'it is a file of old Office');
    }
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new ReadFault('wrong-type');
    const archive = await ZipArchive.open(bytes, limits);
    const root = await relationshipsOf(archive, '');
    const main = root.find(({ type }) => type === 'officeDocument')?.target;
    if (main === undefined || main === null || !archive.has(main)) {
      throw new ReadFault(archive.has('[Content_Types].xml') ? 'damaged' : 'wrong-type');
    }
    if (!isOf(folder, main, archive)) throw new ReadFault('wrong-type');
    return new OfficePackage(archive, main);
  }

  /** Null where there is no such part. */
  async part(path: string | null | undefined): Promise<XmlElement | null> {
    const bytes = path ? this.archive.read(path) : null;
    return bytes && parseXml(bytes);
  }

  /** Bytes of a picture, unpacked once; none where it is damaged, null where there is no such part. */
  picture(path: string): Uint8Array | null {
    const known = this.pictures.get(path);
    if (known || !this.archive.has(path)) return known ?? null;
    let bytes = new Uint8Array();
    try {
      bytes = new Uint8Array(this.archive.read(path) ?? []);
    } catch (error) {
      if (!(error instanceof ReadFault)) throw error;
    }
    this.pictures.set(path, bytes);
    return bytes;
  }

  async relationships(path: string): Promise<Relationship[]> {
    return relationshipsOf(this.archive, path);
  }

  /** The document's own title; null where it says none. */
  async title(): Promise<string | null> {
    const core = (await relationshipsOf(this.archive, '')).find(({ type }) => type === 'core-properties')?.target;
    const properties = await this.part(core).catch(() => null);
    const title = properties && elementsOf(properties).find(({ name }) => name === 'title');
    const words = title ? textOfXml(title).replace(/\s+/g, ' ').trim() : '';
    return words === '' ? null : words;
  }
}

/** What an admin is told of a file without text that holds pictures. Throws `ReadFault` where it holds none. */
export function noteOfPictures(office: OfficePackage): string {
  const { archive } = office;
  const hasPicture = archive.entries.some(
    ({ name }) => name.endsWith('.rels') && Buffer.from(archive.read(name) ?? []).includes('/relationships/image'),
  );
  if (!hasPicture) throw new ReadFault('no-text');
  return 'There is no text in it, and its pictures were not read.';
}

/** Some writers use other folders than the usual ones; then the main part's own first element tells. */
function isOf(folder: string, main: string, archive: ZipArchive): boolean {
  if (main.startsWith(`${folder}/`)) return true;
  const roots: Record<string, string> = { word: 'document', xl: 'workbook', ppt: 'presentation' };
  const head = Buffer.from(archive.read(main)?.subarray(0, 2000) ?? []).toString('latin1');
  return new RegExp(`<(?:\\w+:)?${roots[folder] ?? folder}[\\s>]`).test(head);
}

async function relationshipsOf(archive: ZipArchive, path: string): Promise<Relationship[]> {
  const folder = path === '' ? '' : dirname(path);
  const bytes = archive.read(join(folder, '_rels', `${path.slice(path.lastIndexOf('/') + 1)}.rels`));
  if (!bytes) return [];
  return elementsOf(await parseXml(bytes)).map(({ attributes: { Id = '', Type = '', Target = '', TargetMode } }) => ({
    id: Id,
    type: Type.slice(Type.lastIndexOf('/') + 1),
    target: TargetMode === 'External' ? null : targetIn(folder, Target),
  }));
}

const targetIn = (folder: string, target: string): string =>
  (target.startsWith('/') ? join(target) : join('/', folder, target)).slice(1);
