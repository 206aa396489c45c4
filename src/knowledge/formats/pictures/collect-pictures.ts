import { createHash } from 'node:crypto';
import type { FoundPicture } from '../../../core/document-picture';
import { captionsBeside } from './caption-beside';
import { captionedTables } from './captioned-tables';
import { captionIn, shortCaption } from './captions';
import type { CaptionStarts, PictureMark } from './picture-mark';
import { pictureHead } from './picture-size';

const MEGABYTE = 1024 * 1024;
const LARGEST = 20 * MEGABYTE;
const LARGEST_TOGETHER = 40 * MEGABYTE;
/** What is smaller on a side is decoration. */
const SMALLEST_SIDE = 48;
/** What is shown more often belongs to the layout. */
const MOST_REPEATED = 2;

interface Collection {
  text: string;
  marks: readonly PictureMark[];
  captions?: CaptionStarts;
  /** Figures and tables together. */
  most: number;
}

/** Figures and captioned tables of a document, in the order of its text, and what the admin is told of those left out. */
export function collectPictures({ text, marks, captions, most }: Collection): {
  pictures: FoundPicture[];
  notes: string[];
} {
  const { shown, notes } = sift([...marks].sort((one, other) => one.start - other.start));
  const beside = captionsBeside(text, shown, captions);
  const figures = shown.map(({ start, caption, alternative, place, source }, at): FoundPicture => {
    const words = shortCaption(alternative);
    const own = caption || (beside[at] ?? '') || (captionIn(words, 'figure') ?? '');
    return {
      data: 'bytes' in source ? Buffer.from(source.bytes).toString('base64') : null,
      file: 'file' in source ? source.file : null,
      caption: own,
      alternative: words === own ? '' : words,
      ...{ table: '', start, place },
    };
  });
  const all = [...figures, ...captionedTables(text)].sort((one, other) => one.start - other.start);
  if (all.length > most) notes.push(`${all.length - most} figures were left out: it has more than ${most}.`);
  return { pictures: all.slice(0, most), notes };
}

/** What is worth keeping. */
function sift(marks: readonly PictureMark[]): { shown: PictureMark[]; notes: string[] } {
  const left = { drawing: 0, large: 0 };
  const sized = marks.filter(({ source }) => {
    const reason = 'bytes' in source ? leftOut(source.bytes) : null;
    if (reason === 'drawing' || reason === 'large') left[reason]++;
    return reason === null;
  });
  const names = sized.map(nameOf);
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  let bytes = 0;
  const shown = sized.filter(({ source }, at) => {
    if ((counts.get(names[at] ?? '') ?? 0) > MOST_REPEATED) return false;
    const size = 'bytes' in source ? source.bytes.length : 0;
    if (bytes + size > LARGEST_TOGETHER) return !++left.large;
    bytes += size;
    return true;
  });
  const notes: string[] = [];
  if (left.drawing > 0) {
    notes.push(`${left.drawing} drawings (EMF, WMF, SVG) were not read; put them in as PNG or JPEG.`);
  }
  if (left.large > 0) notes.push(`${left.large} pictures were left out because they are too large.`);
  return { shown, notes };
}

function leftOut(bytes: Uint8Array): 'drawing' | 'large' | 'small' | null {
  if (bytes.length > LARGEST) return 'large';
  const head = pictureHead(bytes);
  if (head.kind === 'drawing') return 'drawing';
  const isSized = head.kind === 'picture' && head.width > 0 && head.height > 0;
  return isSized && Math.min(head.width, head.height) < SMALLEST_SIDE ? 'small' : null;
}

const nameOf = ({ source }: PictureMark): string =>
  'file' in source ? `file ${source.file}` : createHash('sha256').update(source.bytes).digest('hex');
