import { ReadFault } from './parsed-document';
import { ZipArchive, type ZipLimits } from './zip-archive';

export type ArchiveMember = { name: string } & ({ bytes: () => Uint8Array } | { fault: ReadFault });

/** What computers put beside the files of people. */
const FURNITURE = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i;
/** Names that Windows takes for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const LONGEST_NAME = 400;

/**
 * The files of an archive, each with its bytes or why it is not unpacked. Throws `ReadFault` where the whole archive is
 * refused: it is too large, damaged, or tries to write where it should not.
 */
export async function unpackArchive(bytes: Uint8Array, limits: ZipLimits): Promise<ArchiveMember[]> {
  const archive = await ZipArchive.open(bytes, limits);
  return archive.entries.flatMap(({ name, isEncrypted, isLink }): ArchiveMember[] => {
    if (!isSafe(name) || isLink) throw new ReadFault('unsafe-name', shown(name));
    if (name.endsWith('/') || FURNITURE.test(name)) return [];
    if (isEncrypted) return [{ name, fault: new ReadFault('encrypted') }];
    return [{ name, bytes: () => archive.read(name) ?? new Uint8Array() }];
  });
}

function isSafe(name: string): boolean {
  if (name === '' || name.length > LONGEST_NAME || /[\p{Cc}\\]/u.test(name)) return false;
  if (/^(?:[/~]|[a-z]:)/i.test(name)) return false;
  return name.split('/').every((part) => part !== '..' && part !== '.' && !DEVICE.test(part));
}

/** A name that is fit to be shown in a line. */
const shown = (name: string): string => JSON.stringify(name.slice(0, 80));
