import type { DocumentRefusal, ReadDocument } from '../../core/ports/document-reader';
import type { DrawnFigure } from './pdf/pdf-figures';

/** What a reader of one format makes of a file. */
export interface ParsedDocument extends Omit<ReadDocument, 'path'> {
  /** Numbers of the pages that hold a picture in place of text. */
  scannedPages?: readonly number[];
  /** Figures that a program has yet to draw. */
  drawings?: readonly DrawnFigure[];
}

/** Why a file gives no document. `detail` goes into the sentence that the admin reads, such as a number of rows. */
export class ReadFault extends Error {
  constructor(
    readonly reason: DocumentRefusal,
    readonly detail = '',
  ) {
    super(detail === '' ? reason : `${reason}: ${detail}`);
    this.name = 'ReadFault';
  }
}
