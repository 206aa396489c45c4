import type { DocumentPictureStore } from '../../core/ports/document-picture-store';
import type { KnowledgeStore } from '../../core/ports/knowledge-store';
import type { RevisionStore } from '../../core/ports/revision-store';
import { NgramIndex } from '../../text/ngram-index';
import { NgramIndexBuilder } from '../../text/ngram-index-builder';
import { RevisedCache } from '../revised-cache';
import { type KnownFigure, ownText, toldText } from './figure-texts';

export interface FigureShelfOptions {
  pictures: Pick<DocumentPictureStore, 'list' | 'readings' | 'stamp'>;
  knowledge: Pick<KnowledgeStore, 'listKnowledgeBases' | 'documentVersionsOf'>;
  revisions: RevisionStore;
  /** ISO day on which a document has to count. */
  today: () => string;
}

/** The figures of an assistant's documents that count today. */
export interface ShelvedFigures {
  knowledgeBaseIds: readonly string[];
  figures: ReadonlyMap<string, KnownFigure>;
  /** By all that is known of them in words, and by the words of their documents alone; null without figures. */
  told: NgramIndex | null;
  own: NgramIndex | null;
}

/** Keeps the figures of each assistant at hand, until they or what was read of them change. */
export class FigureShelf {
  private readonly cache: RevisedCache<ShelvedFigures>;

  constructor(private readonly options: FigureShelfOptions) {
    const { pictures, revisions, today } = options;
    this.cache = new RevisedCache(
      async (assistant) => {
        const revision = (await revisions.revisions()).get(assistant) ?? 0;
        return `${today()} ${revision} ${await pictures.stamp(await this.basesOf(assistant))}`;
      },
      (assistant) => this.load(assistant),
    );
  }

  of(assistant: string): Promise<ShelvedFigures> {
    return this.cache.get(assistant);
  }

  private async load(assistant: string): Promise<ShelvedFigures> {
    const { pictures, knowledge, today } = this.options;
    const knowledgeBaseIds = await this.basesOf(assistant);
    const counting = new Set((await knowledge.documentVersionsOf(assistant, today())).map(({ id }) => id));
    const listed = (await pictures.list(knowledgeBaseIds)).filter(({ documentId }) => counting.has(documentId));
    const readings = await pictures.readings(listed.flatMap(({ key }) => key ?? []));
    const byKey = new Map(readings.map((reading) => [reading.key, reading]));
    const figures = new Map(
      listed.map((picture): [string, KnownFigure] => [
        picture.id,
        { picture, reading: picture.key === null ? null : (byKey.get(picture.key) ?? null) },
      ]),
    );
    const known = [...figures.values()];
    return { knowledgeBaseIds, figures, told: indexOf(known, toldText), own: indexOf(known, ownText) };
  }

  private async basesOf(assistant: string): Promise<string[]> {
    const bases = await this.options.knowledge.listKnowledgeBases();
    return bases.filter((base) => base.assistant === assistant).map(({ id }) => id);
  }
}

function indexOf(figures: readonly KnownFigure[], textOf: (figure: KnownFigure) => string): NgramIndex | null {
  if (figures.length === 0) return null;
  const builder = new NgramIndexBuilder();
  for (const figure of figures) {
    const { id } = figure.picture;
    builder.replace(id, [{ passageId: id, text: textOf(figure) }]);
  }
  return new NgramIndex(builder.build());
}
