import type { ReadFault as Fault } from './parsed-document';
import { ReadFault } from './parsed-document';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const [STORED, DEFLATED] = [0, 8];
const NAMES_ARE_UTF8 = 0x800;
const IS_ENCRYPTED = 0x1;
const UNIX = 3;
const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;
const LONGEST_NAME = 1024;
const UNICODE_PATH = 0x7075;

export interface ZipLimits {
  /** Of all entries together once they are unpacked. */
  unpackedBytes: number;
  entries: number;
}

export interface ZipEntry {
  name: string;
  /** As the archive says; what is really in it may be less, and is cut at this. */
  size: number;
  isEncrypted: boolean;
  isLink: boolean;
}

interface Packed extends ZipEntry {
  rawName: Buffer;
  method: number;
  packedSize: number;
  offset: number;
}

/**
 * A zip archive in memory. Its directory is read and checked before anything is unpacked. Throws `ReadFault`: it is
 * damaged, has too many entries, or says of itself that it would become too large.
 */
export class ZipArchive {
  private readonly byName = new Map<string, Packed>();

  private constructor(
    private readonly bytes: Buffer,
    private readonly inflate: (packed: Uint8Array, size: number) => Uint8Array,
    readonly entries: readonly ZipEntry[],
  ) {
    for (const entry of entries as readonly Packed[]) this.byName.set(entry.name, entry);
  }

  static async open(bytes: Uint8Array, limits: ZipLimits): Promise<ZipArchive> {
    const { inflateSync } = await import('fflate');
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entries = readDirectory(buffer, limits);
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    if (total > limits.unpackedBytes) throw new ReadFault('unpacked-too-large');
    // The size bounds what is written, whatever the packed bytes go on to say.
    const inflate = (packed: Uint8Array, size: number): Uint8Array =>
      inflateSync(packed, { out: new Uint8Array(size) });
    return new ZipArchive(buffer, inflate, entries);
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** Null where there is no such entry. */
  read(name: string): Uint8Array | null {
    const entry = this.byName.get(name);
    return entry ? this.unpack(entry) : null;
  }

  private unpack({ isEncrypted, rawName, method, offset, packedSize, size }: Packed): Uint8Array {
    if (isEncrypted) throw new ReadFault('encrypted');
    const { bytes } = this;
    if (offset + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw damaged();
    const localName = bytes.subarray(offset + LOCAL_BYTES, offset + LOCAL_BYTES + bytes.readUInt16LE(offset + 26));
    if (!localName.equals(rawName)) throw new ReadFault('unsafe-name', 'it has two names');
    const start = offset + LOCAL_BYTES + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const packed = bytes.subarray(start, start + packedSize);
    if (packed.length < packedSize) throw damaged();
    if (method === STORED) return packed.subarray(0, size);
    if (method !== DEFLATED) throw new ReadFault('unsupported', `compression method ${method}`);
    try {
      return this.inflate(packed, size);
    } catch {
      throw damaged();
    }
  }
}

const damaged = (): Fault => new ReadFault('damaged');

function readDirectory(bytes: Buffer, limits: ZipLimits): Packed[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count > limits.entries) throw new ReadFault('too-many-entries', String(count));
  // Fields of 64 bits stand in for these; no document needs them.
  if (count === 0xffff || start === 0xffffffff) throw new ReadFault('too-many-entries');
  const entries: Packed[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged();
    const entry = readEntry(bytes, at);
    entries.push(entry.packed);
    at = entry.end;
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  let found = -1;
  for (let at = bytes.length - END_BYTES; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) !== END_SIGNATURE) continue;
    // The comment may hold the same bytes; the true end is the one whose comment ends with the file.
    if (at + END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length) return at;
    found = Math.max(found, at);
  }
  if (found < 0) throw damaged();
  return found;
}

function readEntry(bytes: Buffer, at: number): { packed: Packed; end: number } {
  const flags = bytes.readUInt16LE(at + 8);
  const nameLength = bytes.readUInt16LE(at + 28);
  const nameEnd = at + ENTRY_BYTES + nameLength;
  const end = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  if (nameLength > LONGEST_NAME) throw new ReadFault('unsafe-name');
  const madeBy = bytes.readUInt8(at + 5);
  const mode = bytes.readUInt32LE(at + 38) >>> 16;
  const rawName = bytes.subarray(at + ENTRY_BYTES, nameEnd);
  const extra = bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(at + 30));
  const packed: Packed = {
    rawName,
    name: unicodeName(extra) ?? nameOf(rawName, (flags & NAMES_ARE_UTF8) !== 0),
    method: bytes.readUInt16LE(at + 10),
    packedSize: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
    isEncrypted: (flags & IS_ENCRYPTED) !== 0,
    isLink: madeBy === UNIX && (mode & FILE_TYPE) === SYMBOLIC_LINK,
  };
  return { packed, end };
}

/** The name that some programs keep beside one in another encoding; null without one. */
function unicodeName(extra: Buffer): string | null {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === UNICODE_PATH && length > 5) {
      return nameOf(extra.subarray(at + 9, at + 4 + length), true);
    }
    at += 4 + length;
  }
  return null;
}

/** Names without the mark are UTF-8 all the same, or were written by a Chinese Windows. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (isUtf8) throw new ReadFault('unsafe-name');
    return new TextDecoder('gb18030').decode(bytes);
  }
}
