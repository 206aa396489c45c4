import type { Box, PictureRefusal, SafePicture } from '../picture';

export interface DecodedPicture extends SafePicture {
  /** Whether it moves; only its first frame is here. */
  isAnimated: boolean;
}

/** What is written together on a prepared page, such as a cell of a table. */
export interface TextCell {
  /** In dots of the page. */
  box: Box;
  /** What it is, told by its shape, as recognisers do not know these; null: it is to be recognised. */
  sign: '↑' | '↓' | '≤' | '≥' | null;
  /** Its letters from left to right: `.` a point on the line, `-` a dash, `^` a small one above, `x` anything else, such as `x.x-x.x` for `3.5-9.5`. */
  outline: string;
}

/** `prepared`: upright, straightened and in shades of grey, as a recogniser of letters likes it best; a PNG. */
export interface PreparedPage {
  bytes: Buffer;
  width: number;
  height: number;
  /**
   * Leads from its dots to those of the picture that it was made of: a homography, row by row, of nine numbers;
   * (x, y) goes to ((ax+by+c)/(gx+hy+i), (dx+ey+f)/(gx+hy+i)).
   */
  toPicture: readonly number[];
  /** Top to bottom, left to right. */
  cells: readonly TextCell[];
}

export type DecodeResult<Value> =
  { status: 'done'; value: Value } | { status: 'refused'; reason: Exclude<PictureRefusal, 'gone' | 'too-many'> };

/** Opens strangers' pictures away from the program. No method rejects, except with the signal's reason. */
export interface PictureDecoder {
  /** @param bytes as a member sent them: at most 20 MB and 25 megapixels, JPEG, PNG, WebP, GIF, TIFF or BMP. The result is at most 2,048 dots long. */
  decode(bytes: Uint8Array, signal?: AbortSignal): Promise<DecodeResult<DecodedPicture>>;
  /** For a recogniser of letters. @param picture of `decode` @param quarterTurns clockwise, before anything else */
  prepare(
    picture: SafePicture,
    quarterTurns?: 0 | 1 | 2 | 3,
    signal?: AbortSignal,
  ): Promise<DecodeResult<PreparedPage>>;
  /** The same picture with these boxes filled in black. */
  blackOut(picture: SafePicture, boxes: readonly Box[], signal?: AbortSignal): Promise<DecodeResult<SafePicture>>;
}
export const PictureDecoder = Symbol('PictureDecoder');
