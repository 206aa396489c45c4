import type { Place } from '../../../core/knowledge';

/** A picture as a reader of one format comes upon it. */
export interface PictureMark {
  /** What stands for it in the text: text[start, end); the same where nothing does. */
  start: number;
  end: number;
  /** What its format says to be its caption; empty: the lines next to it are looked at. */
  caption: string;
  alternative: string;
  /** Null where the places of the text tell it. */
  place: Place | null;
  source: { bytes: Uint8Array } | { file: string };
}

/** Lines that are captions by their style, by where they start. */
export type CaptionStarts = ReadonlySet<number>;
