import type { DocumentPictureStore, PictureFiles } from '../../core/ports/document-picture-store';
import type { TextRecogniser } from '../../core/ports/text-recogniser';
import type { PassageReader } from './ask-for-json';

/** What reads the figures of documents. */
export interface FigureEnrichment {
  pictures: Pick<DocumentPictureStore, 'list' | 'unread' | 'readings' | 'putReading'>;
  files: Pick<PictureFiles, 'read'>;
  /** Null: nothing here reads letters. `key` tells one recogniser from another. */
  letters: { recogniser: TextRecogniser; key: string } | null;
  /** A model that sees; null without one. */
  seeing: (PassageReader & { key: string }) | null;
  /** Whether it writes descriptions, and questions that a figure answers. */
  describe: boolean;
  questions: boolean;
}
