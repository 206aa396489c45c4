import { z } from 'zod';
import type { Box } from '../../core/picture';
import type { PictureFormat } from './picture-format';

/** Pictures beyond are not decoded. */
export const MOST_DOTS = 25_000_000;

/** What the process that opens pictures is asked. */
export type PictureRequest =
  | { kind: 'decode'; bytes: Uint8Array; format: PictureFormat; longestSide: number }
  | { kind: 'prepare'; bytes: Uint8Array; quarterTurns: 0 | 1 | 2 | 3 }
  | { kind: 'black-out'; bytes: Uint8Array; format: 'jpeg' | 'png'; boxes: readonly Box[] };

/** A page of text has some hundreds. */
export const MOST_CELLS = 4000;
export const LONGEST_OUTLINE = 400;
const side = z.int().min(1).max(65_535);
const picture = {
  status: z.literal('done'),
  base64: z.string().min(1),
  width: side,
  height: side,
};
const place = z.int().min(0).max(65_535);
const cell = z.strictObject({
  box: z.strictObject({ left: place, top: place, width: place, height: place }),
  sign: z.enum(['↑', '↓', '≤', '≥']).nullable(),
  outline: z.string().max(LONGEST_OUTLINE),
});
const refused = z.strictObject({
  status: z.literal('refused'),
  reason: z.enum(['damaged', 'blank', 'too-many-dots', 'unsupported']),
});

/** What it may answer. It may have been taken over, so that its bytes are looked at besides. */
export const pictureAnswers = {
  decode: z.union([z.strictObject({ ...picture, isAnimated: z.boolean() }), refused]),
  prepare: z.union([
    z.strictObject({ ...picture, toPicture: z.array(z.number()).length(9), cells: z.array(cell).max(MOST_CELLS) }),
    refused,
  ]),
  blackOut: z.union([z.strictObject(picture), refused]),
};
export type OpenedPicture = Extract<z.output<typeof pictureAnswers.decode>, { status: 'done' }>;
export type OpenedPage = Extract<z.output<typeof pictureAnswers.prepare>, { status: 'done' }>;
export type DarkenedPicture = Extract<z.output<typeof pictureAnswers.blackOut>, { status: 'done' }>;
export type RefusedPicture = z.output<typeof refused>;
export type PictureAnswer = OpenedPicture | OpenedPage | DarkenedPicture | RefusedPicture;
