import type { Place } from '../../core/knowledge';
import type { ReadDocument } from '../../core/ports/document-reader';
import { tableParts } from './markdown-table';

/** Puts a document together from blocks with an empty line between, and notes where a place begins. */
export class TextBuilder {
  private readonly parts: string[] = [];
  private readonly places: { start: number; place: Place }[] = [];
  private length = 0;

  /** Begins a block; `place` holds from there to the next place. */
  block(text: string, place?: Place): void {
    if (text.trim() === '') return;
    if (this.length > 0) this.append('\n\n');
    this.append(text, place);
  }

  /** Goes on in the block, in a new line. */
  line(text: string, place?: Place): void {
    this.append('\n');
    this.append(text, place);
  }

  /** Adds a table in parts that fit in a passage, each with its header. */
  table(rows: readonly (readonly string[])[], placeOf: (row: number) => Place | undefined = () => undefined): void {
    tableParts(rows).forEach(({ header, lines }, at) => {
      this.block(header[0], placeOf(at === 0 ? 0 : (lines[0]?.row ?? 0)));
      this.line(header[1]);
      for (const { text, row } of lines) this.line(text, placeOf(row));
    });
  }

  /** A place without text of its own, such as an empty page, is left out. */
  build(): Pick<ReadDocument, 'text' | 'places'> {
    return { text: this.parts.join(''), places: this.places };
  }

  /** Where the next block will begin. */
  get nextStart(): number {
    return this.isEmpty ? 0 : this.length + '\n\n'.length;
  }

  get isEmpty(): boolean {
    return this.length === 0;
  }

  private append(text: string, place?: Place): void {
    if (place) this.places.push({ start: this.length, place });
    this.parts.push(text);
    this.length += text.length;
  }
}
