import type { DocumentPicture, FoundPicture } from '../../core/document-picture';
import type { DocumentPictureStore, PictureFiles } from '../../core/ports/document-picture-store';
import type { PictureDecoder } from '../../core/ports/picture-decoder';
import type { KnowledgeProblem } from '../knowledge-error';
import { mapAhead } from '../map-ahead';
import type { FolderContent } from '../read-folder';
import { readBeside } from './beside-document';
import { describePictures, type IllustratedDocument, type KeptBytes } from './describe-picture';
import { noteOfUnkept, type Unkept } from './unkept-pictures';

/** Where figures of documents are kept. */
export interface PictureKeeping {
  store: DocumentPictureStore;
  files: PictureFiles;
  /** Null: nothing here opens pictures; only tables are kept. */
  decoder: PictureDecoder | null;
  /** Of one document. */
  most: number;
}

export interface KeptPictures {
  pictures: DocumentPicture[];
  problems: KnowledgeProblem[];
  /** Whether another try may keep more. */
  isFinal: boolean;
}

const AT_ONCE = 2;
/** In dots; what is smaller on a side is decoration. */
const SMALLEST_SIDE = 48;
const TABLE: KeptBytes = { key: null, mediaType: null, width: 0, height: 0 };

/** Puts the pictures of a document away safely; those that cannot be are told of. */
export async function keepPictures(
  { files, decoder, most }: Omit<PictureKeeping, 'store'>,
  illustrated: IllustratedDocument & { pictures: readonly FoundPicture[]; fileOf: FolderContent['fileOf'] },
  signal?: AbortSignal,
): Promise<KeptPictures> {
  const { document, fileOf } = illustrated;
  const keep = async (found: FoundPicture): Promise<KeptBytes | Unkept> => {
    if (found.data === null && found.file === null) return TABLE;
    if (!decoder) return 'no-decoder';
    const bytes = await bytesOf(found, { document: document.path, fileOf });
    if (typeof bytes === 'string') return bytes;
    const decoded = await decoder.decode(bytes, signal);
    if (decoded.status === 'refused') return decoded.reason;
    const { bytes: safe, mediaType, width, height } = decoded.value;
    if (Math.min(width, height) < SMALLEST_SIDE) return 'small';
    const key = await files.put(safe, mediaType === 'image/png' ? 'png' : 'jpg').catch(() => null);
    return key === null ? 'unwritable' : { key, mediaType, width, height };
  };
  const kept: { found: FoundPicture; bytes: KeptBytes }[] = [];
  const unkept: Unkept[] = [];
  const wanted = illustrated.pictures.slice(0, most);
  let at = 0;
  for await (const result of mapAhead(wanted, AT_ONCE, keep)) {
    const found = wanted[at++];
    if (typeof result === 'string') unkept.push(result);
    else if (found) kept.push({ found, bytes: result });
  }
  return {
    pictures: describePictures(illustrated, kept),
    problems: noteOfUnkept(document.path, unkept),
    isFinal: !unkept.some((reason) => reason === 'busy' || reason === 'failed' || reason === 'unwritable'),
  };
}

function bytesOf(
  { data, file }: FoundPicture,
  beside: { document: string; fileOf: FolderContent['fileOf'] },
): Promise<Uint8Array | Unkept> | Uint8Array {
  if (data !== null) return Buffer.from(data, 'base64');
  return readBeside(beside.fileOf, { document: beside.document, file: file ?? '' });
}
