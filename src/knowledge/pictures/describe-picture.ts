import type { DocumentPicture, FoundPicture } from '../../core/document-picture';
import type { Document, Passage } from '../../core/knowledge';
import type { ReadDocument } from '../../core/ports/document-reader';
import { shortHash } from '../knowledge-ids';
import { placeOf } from '../place-range';

/** A document as it is stored, with the text that its pictures stand in. */
export interface IllustratedDocument {
  document: Pick<Document, 'id' | 'knowledgeBaseId' | 'path'>;
  reading: Pick<ReadDocument, 'text' | 'places'>;
  passages: readonly Passage[];
}

export type KeptBytes = Pick<DocumentPicture, 'key' | 'mediaType' | 'width' | 'height'>;

const NEAR = 200;
const IMAGE = /!\[[^\]\n]{0,500}\]\([^()\n]{0,2000}\)|<img\s[^<>]{1,2000}>/g;

/** Rows of pictures with where they stand; the same picture of the same document keeps its id. */
export function describePictures(
  { document, reading, passages }: IllustratedDocument,
  kept: readonly { found: FoundPicture; bytes: KeptBytes }[],
): DocumentPicture[] {
  const seen = new Map<string, number>();
  const first = passages[0]?.start ?? 0;
  return kept.map(({ found, bytes }, ordinal): DocumentPicture => {
    const { start, caption, alternative, table } = found;
    const content = bytes.key ?? table;
    const occurrence = seen.get(content) ?? 0;
    seen.set(content, occurrence + 1);
    return {
      id: shortHash('picture', document.id, content, String(occurrence)),
      ...{ documentId: document.id, knowledgeBaseId: document.knowledgeBaseId, ordinal },
      ...{ ...bytes, caption, alternative, table },
      near: nearText(reading.text, found, first),
      headingPath: headingsAbove(reading.text.slice(first, start)),
      place: found.place ?? placeOf(reading.places, start, start + 1),
    };
  });
}

const HEADING = /^ {0,3}(#{1,6})\s+(\S.{0,300})$/;

/** Outermost first: a passage may hold several small sections, a picture stands in one. */
function headingsAbove(text: string): string[] {
  const open: { level: number; title: string }[] = [];
  let fence = '';
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1] ?? '';
    if (mark !== '' && (fence === '' || fence === mark)) fence = fence === '' ? mark : '';
    const [, marks = '', title = ''] = fence === '' ? (HEADING.exec(line) ?? []) : [];
    if (marks === '') continue;
    while ((open.at(-1)?.level ?? 0) >= marks.length) open.pop();
    open.push({ level: marks.length, title: title.replace(/\s+#+\s*$/, '').trim() });
  }
  return open.map((heading) => heading.title);
}

function nearText(text: string, { start, table, caption }: FoundPicture, first: number): string {
  const own = IMAGE_AT.exec(text.slice(start, start + 3000))?.[0].length ?? 0;
  const behind = start + Math.max(own, table.length);
  const before = plain(text.slice(Math.max(first, start - 3 * NEAR), start), caption).slice(-NEAR);
  const after = plain(text.slice(behind, behind + 3 * NEAR), caption).slice(0, NEAR);
  return `${before} ${after}`.trim();
}

const IMAGE_AT = new RegExp(`^(?:${IMAGE.source})`);

const plain = (text: string, caption: string): string => {
  const words = text.replace(IMAGE, ' ').replace(/\s+/g, ' ');
  return (caption === '' ? words : words.replaceAll(caption, ' ').replace(/\s+/g, ' ')).trim();
};
