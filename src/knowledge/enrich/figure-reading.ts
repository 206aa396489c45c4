import type { DocumentPicture, PictureReadingNote } from '../../core/document-picture';
import type { PictureLine } from '../../core/picture';
import { ModelError } from '../../core/ports/chat-model';
import type { Language } from '../../core/question';
import { describeFigure } from './describe-figure';
import type { Enrichment } from './enrichment';
import type { FigureEnrichment } from './figure-enrichment';
import { type Makers, makersOf, makersText } from './figure-makers';

interface KeptFigure {
  key: string;
  picture: DocumentPicture;
  earlier: PictureReadingNote | undefined;
}

interface Reader {
  wanted: Makers;
  language: Language;
  signal: AbortSignal;
}

/** One run over the figures of a knowledge base. Who failed is not asked again in it. */
export class FigureReading {
  /** The program that reads letters is not there. */
  isBlind = false;
  failure: ModelError | null = null;

  constructor(
    private readonly enrichment: Enrichment,
    private readonly figures: FigureEnrichment,
    private readonly reader: Reader,
  ) {}

  /** Null where there is nothing new to keep. */
  async read(figure: KeptFigure): Promise<PictureReadingNote | null> {
    const { key, earlier } = figure;
    const before = makersOf(earlier);
    const made = { ...before };
    const note = { key, text: '', description: '', questions: [] as readonly string[], ...earlier };
    const letters = await this.lettersOf(figure, before);
    if (letters) {
      note.text = letters.text;
      made.letters = letters.by;
    }
    const seen = await this.seenOf(figure, { before, letters: note.text });
    if (seen) {
      Object.assign(note, seen);
      made.seeing = this.reader.wanted.seeing;
    }
    const madeBy = makersText(made);
    return earlier?.madeBy === madeBy ? null : { ...note, madeBy };
  }

  /** Null: they stay as they are. */
  private async lettersOf({ picture, key }: KeptFigure, before: Makers): Promise<{ text: string; by: string } | null> {
    const { wanted, signal } = this.reader;
    const { letters, files } = this.figures;
    const { width, height, mediaType } = picture;
    if (!letters || before.letters === wanted.letters || this.isBlind || mediaType === null) return null;
    const bytes = await files.read(key);
    if (!bytes) return null;
    const read = await letters.recogniser.recognise({ bytes, width, height, mediaType }, signal);
    if (read.status === 'read') return { text: read.lines.map(lineText).join('\n'), by: wanted.letters };
    this.isBlind = read.reason === 'missing';
    if (this.isBlind) return null;
    this.enrichment.logger.warn({ picture: key, reason: read.reason }, 'The letters of a figure could not be read');
    // Once more in the next run: it may have been a bad moment.
    const again = `again:${wanted.letters}`;
    return { text: '', by: before.letters === again ? wanted.letters : again };
  }

  /** Null: it stays as it is. */
  private async seenOf(
    { picture, key }: KeptFigure,
    { before, letters }: { before: Makers; letters: string },
  ): Promise<Pick<PictureReadingNote, 'description' | 'questions'> | null> {
    const { wanted, language, signal } = this.reader;
    const { budget, logger } = this.enrichment;
    const { seeing, describe, questions, files } = this.figures;
    const nothing = { description: '', questions: [] };
    if (before.seeing === wanted.seeing) return null;
    if (!describe && !questions) return nothing;
    const { mediaType } = picture;
    if (!seeing || this.failure || mediaType === null || !(await budget.hasMore())) return null;
    const bytes = await files.read(key);
    if (!bytes) return null;
    try {
      const figure = { picture: { ...picture, mediaType }, bytes, letters, language };
      const { value, tokens } = await describeFigure(figure, { reader: seeing, signal });
      await budget.spend(tokens);
      if (!value) {
        logger.warn({ picture: key }, 'The model did not describe a figure in the asked form; it goes without');
        return nothing;
      }
      return { description: describe ? value.description : '', questions: questions ? value.questions : [] };
    } catch (error) {
      if (!(error instanceof ModelError) || signal.aborted) throw error;
      this.failure = error;
      return null;
    }
  }
}

/** Chinese is written without spaces. */
const BETWEEN_CHINESE = /(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/gu;

const lineText = ({ words }: PictureLine): string =>
  words
    .map(({ text }) => text)
    .join(' ')
    .replace(BETWEEN_CHINESE, '');
