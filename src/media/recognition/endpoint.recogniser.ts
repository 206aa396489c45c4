import { z } from 'zod';
import type { Box, PictureLine, PictureWord, SafePicture } from '../../core/picture';
import { type ChatModel, ModelError } from '../../core/ports/chat-model';
import type { Prompts } from '../../core/ports/prompts';
import type { Recognition, TextRecogniser } from '../../core/ports/text-recogniser';
import { modelJson } from '../../text/model-json';
import { around } from './boxes';
import { linesOf } from './lines-of';

interface EndpointRecogniserOptions {
  /** One that sees. */
  model: ChatModel;
  prompts: Prompts;
  /** True: it is our own and counts as this machine. */
  isTrusted: boolean;
}

/** Models do not tell how sure they are of a letter. */
const CONFIDENCE = 0.8;
const MOST_CELLS = 3000;
const MOST_LETTERS = 500;

const share = z.number().min(0).max(1);
const cellSchema = z.object({
  text: z.string(),
  /** Left, top, right, bottom; what is no such box counts as none. */
  box: z
    .tuple([share, share, share, share])
    .refine(([left, top, right, bottom]) => left < right && top < bottom)
    .nullish()
    .catch(null),
});
const replySchema = z.object({ cells: z.array(cellSchema).max(MOST_CELLS) });
type Cell = z.output<typeof cellSchema>;

/**
 * Has a vision model read letters. Text without a place gets all of the picture as its box: when something of it has to be
 * blacked out, all is, so that nothing leaves that could not be hidden.
 */
export class EndpointRecogniser implements TextRecogniser {
  readonly isLocal: boolean;

  constructor(private readonly options: EndpointRecogniserOptions) {
    this.isLocal = options.isTrusted;
  }

  async recognise(picture: SafePicture, signal?: AbortSignal): Promise<Recognition> {
    signal?.throwIfAborted();
    const { model, prompts } = this.options;
    const { bytes, mediaType } = picture;
    try {
      const { text } = await model.complete({
        system: prompts.render('picture-letters', 'zh', {}),
        user: '{}',
        pictures: [{ bytes, mediaType }],
        role: 'enrich',
        json: true,
        ...(signal && { signal }),
      });
      const reply = replySchema.safeParse(modelJson(text));
      return reply.success
        ? { status: 'read', lines: placedLines(reply.data.cells, picture) }
        : { status: 'failed', reason: 'failed' };
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof ModelError)) throw error;
      return { status: 'failed', reason: error.failure === 'timeout' ? 'too-slow' : 'failed' };
    }
  }
}

function placedLines(cells: readonly Cell[], { width, height }: SafePicture): PictureLine[] {
  const words = cells.flatMap(({ text, box }): { word: PictureWord; isPlaced: boolean }[] => {
    const read = text.replace(/\s+/g, ' ').trim().slice(0, MOST_LETTERS);
    if (read === '') return [];
    const [left, top, right, bottom] = box ?? [0, 0, 1, 1];
    const place: Box = {
      left: Math.floor(left * width),
      top: Math.floor(top * height),
      width: Math.ceil((right - left) * width),
      height: Math.ceil((bottom - top) * height),
    };
    return [{ word: { text: read, box: place, confidence: CONFIDENCE }, isPlaced: box !== null && box !== undefined }];
  });
  const ofPlace = (wanted: boolean) => words.filter(({ isPlaced }) => isPlaced === wanted).map(({ word }) => word);
  const lines = [...linesOf(ofPlace(true)), ...ofPlace(false).map((word) => [word])];
  return lines.map((line) => ({ words: line, box: around(line.map(({ box }) => box)) }));
}
