import type { TextCell } from '../../core/ports/picture-decoder';
import type { Homography } from './homography';

/** Dots row by row, 0 black to 255 white. */
export interface GreyPicture {
  data: Uint8Array;
  width: number;
  height: number;
}

export interface PreparedGrey extends GreyPicture {
  /** Leads from its dots to those of the picture that it was made of. */
  toPicture: Homography;
  /** What is written together, top to bottom and left to right. */
  cells: readonly TextCell[];
}
