import { parse, join } from 'node:path';
import type { AppConfig } from '../config/app-config';
import type { PictureFiles } from '../core/ports/document-picture-store';
import type { EmbeddingModel } from '../core/ports/embedding-model';
import type { ImageEmbeddingModel } from '../core/ports/image-embedding-model';
import type { Logger } from '../core/ports/logger';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { VectorStore } from '../core/ports/vector-store';
import { FigureRetriever } from '../retrievers/figure.retriever';
import { FigureSearch } from '../retrievers/figures/figure-search';
import { pictureContents, textContents } from '../retrievers/figures/figure-texts';
import { imageSpace, textSpace } from '../search/picture-spaces';
import { LivePictureVectors, type LivePictureVectorsOptions } from '../search/picture-vectors';
import type { Stores } from '../stores/typeorm/stores';
import { openVectorStore } from '../stores/vectors/open-vector-store';
import { vectorThreadScript } from './program-paths';

export interface FigureParts {
  config: Pick<AppConfig, 'pictures' | 'vectors'>;
  stores: Pick<Stores, 'documentPictures' | 'documents' | 'knowledge' | 'revisions'>;
  files: PictureFiles;
  snapshots: AssistantSnapshots;
  /** Null: none is configured; so with the other. */
  texts: EmbeddingModel | null;
  images: ImageEmbeddingModel | null;
  today: () => string;
  logger: Logger;
}

/** How figures of documents are found. */
export interface Figures {
  search: FigureSearch;
  retriever: FigureRetriever;
  /** From now on the vectors follow the documents. Returns at once. */
  start: () => void;
  stop: () => Promise<void>;
}

/** Nothing is opened and nothing runs where no model makes vectors, or figures are not looked for. */
export function composeFigures(parts: FigureParts): Figures {
  const { config, stores, files, snapshots, texts, images, today, logger } = parts;
  const { ways } = config.pictures.documents;
  const usesTexts = texts !== null && ways.some((way) => way !== 'shared' || !images);
  const usesImages = images !== null && ways.some((way) => way !== 'unified');
  const store =
    usesTexts || usesImages
      ? openVectorStore(besidePassages(config.vectors), { threadScript: vectorThreadScript, logger })
      : null;
  const { documentPictures: pictures, knowledge, revisions, documents } = stores;
  const follow = (
    opened: VectorStore,
    kind: Pick<LivePictureVectorsOptions, 'kind' | 'space' | 'contentsOf'>,
  ): LivePictureVectors => new LivePictureVectors({ pictures, files, knowledge, store: opened, logger, ...kind });
  const ofTexts =
    store && usesTexts ? follow(store, { kind: 'figures', space: textSpace(texts), contentsOf: textContents }) : null;
  const ofImages =
    store && usesImages
      ? follow(store, { kind: 'pictures', space: imageSpace(images), contentsOf: pictureContents })
      : null;
  const search = new FigureSearch({
    ...{ pictures, knowledge, revisions, today, ways },
    texts: ofTexts,
    images: ofImages,
  });
  const followed = [ofTexts, ofImages].filter((vectors) => vectors !== null);
  return {
    search,
    retriever: new FigureRetriever({ search, documents, snapshots, isOn: ways.length > 0 }),
    start: () => {
      for (const vectors of followed) vectors.start();
    },
    stop: async () => {
      await Promise.all(followed.map((vectors) => vectors.stop()));
      await store?.close();
    },
  };
}

/** Vectors of figures have a file of their own. */
function besidePassages(vectors: AppConfig['vectors']): AppConfig['vectors'] {
  const { dir, name, ext } = parse(vectors.file);
  return { ...vectors, file: join(dir, `${name}-of-figures${ext}`) };
}
