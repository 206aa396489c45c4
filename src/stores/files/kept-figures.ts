import type { Evidence } from '../../core/answer';
import type { AnswerAttachment } from '../../core/figures';
import type { AnswerFiles } from '../../core/ports/answer-files';
import type { CitedFigures } from '../../core/ports/cited-figures';
import type { PictureFiles } from '../../core/ports/document-picture-store';
import type { Logger } from '../../core/ports/logger';
import { languageOf } from '../../text/language';
import { sourcePlace } from '../../text/source-place';

export interface KeptFiguresOptions {
  pictures: Pick<PictureFiles, 'read'>;
  files: Pick<AnswerFiles, 'put'>;
  logger: Pick<Logger, 'warn'>;
}

const NAME_CHARACTERS = 40;

/** Copies a figure to the files of answers, so that it is kept and let go with the answer, whatever becomes of its document. */
export class KeptFigures implements CitedFigures {
  constructor(private readonly options: KeptFiguresOptions) {}

  async show({ picture, title, headingPath, place }: Evidence): Promise<AnswerAttachment | null> {
    const { pictures, files, logger } = this.options;
    if (!picture) return null;
    const { key, mediaType, caption } = picture;
    try {
      const bytes = await pictures.read(key);
      if (!bytes) return null;
      const extension = mediaType === 'image/png' ? 'png' : 'jpg';
      const source = sourcePlace({ title, headingPath: headingPath.slice(-1), place }, languageOf(title));
      return {
        kind: 'picture',
        key: await files.put(bytes, extension),
        name: `${nameOf(caption === '' ? title : caption)}.${extension}`,
        mediaType,
        description: caption === '' ? source : `${caption} (${source})`,
      };
    } catch (error) {
      logger.warn({ picture: key, problem: String(error) }, 'A figure could not be put beside its answer');
      return null;
    }
  }
}

const nameOf = (caption: string): string =>
  caption
    .replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, NAME_CHARACTERS);
