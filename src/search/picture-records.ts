import { createHash } from 'node:crypto';
import type { DocumentPicture, PictureReadingNote } from '../core/document-picture';
import type { DocumentPictureStore, PictureFiles } from '../core/ports/document-picture-store';
import type { FigureContent, FigureFacet, ShownPicture } from '../core/ports/figure-vectors';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { Fillable } from './fill-vectors';

export interface PictureRecordsOptions {
  pictures: Pick<DocumentPictureStore, 'list' | 'readings' | 'stamp'>;
  files: Pick<PictureFiles, 'read'>;
  knowledge: Pick<KnowledgeStore, 'listKnowledgeBases'>;
  /** What of a figure is to be found, with nothing empty. */
  contentsOf: (picture: DocumentPicture, reading: PictureReadingNote | null) => readonly FigureContent[];
}

export interface PictureToEmbed {
  recordId: string;
  scope: string;
  content: string | ShownPicture;
}

/** No id of a figure holds it. */
const SEPARATOR = '~';

export const scopeOf = (knowledgeBaseId: string, facet: FigureFacet): string => `${knowledgeBaseId}:${facet}`;

export const pictureIdOf = (recordId: string): string => recordId.slice(0, recordId.lastIndexOf(SEPARATOR));

/** The figures of all documents as the records that a store of vectors should hold. */
export class PictureRecords implements Fillable<PictureToEmbed> {
  readonly records = new Map<string, string>();
  private readonly contents = new Map<string, FigureContent>();
  private state: string | null = null;

  constructor(private readonly options: PictureRecordsOptions) {}

  /** Takes over what changed since the last time; false when nothing did. */
  async refresh(): Promise<boolean> {
    const { pictures, knowledge, contentsOf } = this.options;
    const bases = (await knowledge.listKnowledgeBases()).map(({ id }) => id);
    const state = JSON.stringify([bases, await pictures.stamp(bases)]);
    if (state === this.state) return false;
    const listed = await pictures.list(bases);
    const readings = await pictures.readings(listed.flatMap(({ key }) => key ?? []));
    const byKey = new Map(readings.map((reading) => [reading.key, reading]));
    this.records.clear();
    this.contents.clear();
    for (const picture of listed) {
      const reading = picture.key === null ? null : (byKey.get(picture.key) ?? null);
      for (const content of contentsOf(picture, reading)) {
        const recordId = recordIdOf(picture.id, content);
        this.records.set(recordId, scopeOf(picture.knowledgeBaseId, content.facet));
        this.contents.set(recordId, content);
      }
    }
    this.state = state;
    return true;
  }

  async read(recordIds: readonly string[]): Promise<PictureToEmbed[]> {
    const read = await Promise.all(
      recordIds.map(async (recordId): Promise<PictureToEmbed[]> => {
        const scope = this.records.get(recordId);
        const known = this.contents.get(recordId);
        const content = known && (await this.contentOf(known));
        return scope === undefined || !content ? [] : [{ recordId, scope, content }];
      }),
    );
    return read.flat();
  }

  private async contentOf(content: FigureContent): Promise<string | ShownPicture | null> {
    if ('text' in content) return content.text;
    const bytes = await this.options.files.read(content.key);
    return bytes && { bytes, mediaType: content.mediaType };
  }
}

/** Named after the figure and what is embedded of it, so that the store itself tells what is out of date. */
function recordIdOf(pictureId: string, content: FigureContent): string {
  const what = 'text' in content ? content.text : content.key;
  const digest = createHash('sha256').update(what).digest('base64url').slice(0, 10);
  return `${pictureId}${SEPARATOR}${content.facet}-${digest.replaceAll(SEPARATOR, '_')}`;
}
