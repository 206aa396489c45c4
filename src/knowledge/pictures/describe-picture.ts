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
      headingPath: passageAt(passages, start)?.headingPath ?? [],
      place: found.place ?? placeOf(reading.places, start, start + 1),
    };
  });
}

/** The passage that the offset lies in, or the last before it. */
const passageAt = (passages: readonly Passage[], offset: number): Passage | undefined =>
  passages.find(({ start, end }) => offset >= start && offset < end) ??
  passages.findLast(({ start }) => start <= offset);

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
