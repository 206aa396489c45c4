import type { DecodeResult } from '../../core/ports/picture-decoder';
import type { KnowledgeProblem } from '../knowledge-error';

/** Why a picture of a document is not kept. `small`: decoration, of which nobody is told. */
export type Unkept =
  | Extract<DecodeResult<never>, { status: 'refused' }>['reason']
  | 'missing'
  | 'outside'
  | 'no-decoder'
  | 'unwritable'
  | 'small';

const WORDS: Readonly<Record<Exclude<Unkept, 'small'>, string>> = {
  missing: 'not found where the document says; put the file there',
  outside: 'lies outside of the knowledge base, where nothing is opened',
  'too-large': 'larger than 20 MB; make it smaller',
  'too-many-dots': 'more than 25 megapixels; make it smaller',
  heic: 'in the HEIC format, which is not opened; save it as JPEG',
  unsupported: 'no picture in a format that is opened; save it as PNG or JPEG',
  damaged: 'damaged; put it in anew',
  blank: 'of one colour all over',
  failed: 'could not be opened just now; it is tried again',
  busy: 'could not be opened just now; it is tried again',
  'no-decoder': 'nothing here opens pictures',
  unwritable: 'could not be written; look at the folder of pictures',
};

/** One line for the admin; none where everything was kept. */
export function noteOfUnkept(file: string, unkept: readonly Unkept[]): KnowledgeProblem[] {
  const counts = new Map<string, number>();
  for (const reason of unkept) {
    if (reason !== 'small') counts.set(WORDS[reason], (counts.get(WORDS[reason]) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const reasons = [...counts].map(([words, count]) => `${count}: ${words}`).join('; ');
  const message = `${total} of its pictures ${total === 1 ? 'is' : 'are'} not kept (${reasons}).`;
  const isOurs = unkept.every((reason) => reason === 'no-decoder' || reason === 'small');
  return [{ file, message, severity: isOurs ? 'notice' : 'warning' }];
}

/** Pictures that lie among the documents and stand in none of them. */
export function noteOfUnshown(pictures: readonly string[], shown: ReadonlySet<string> | null): KnowledgeProblem[] {
  const left = pictures.filter((path) => shown?.has(path) === false);
  const [file] = left;
  if (file === undefined) return [];
  const others = left.length === 1 ? '' : ` (${left.length} pictures)`;
  const message = `Shown by no document, and so not read${others}. Put it into one, as ![its caption](its file).`;
  return [{ file, message, severity: 'notice' }];
}
