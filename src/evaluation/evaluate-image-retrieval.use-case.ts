import type { PictureWay } from '../core/document-picture';
import type { SafePicture } from '../core/picture';
import { retrievalFigures } from './retrieval-metrics';

export interface FigureQuestion {
  question: string;
  /** Id of the figure that answers; null where it is not among the kept ones. */
  figure: string | null;
}

/** A photo of a kept picture; figures that show the same picture count alike. */
export interface FigureCopy {
  picture: SafePicture;
  figures: readonly string[];
}

export interface FigureFigures {
  /** Shares of the questions whose figure stands first, or among the first five. */
  recallAt1: number;
  recallAt5: number;
  /** Mean of 1 / rank; what is not found counts 0. */
  mrr: number;
}

export interface ImageRetrievalEvaluation {
  questions: number;
  copies: number;
  unified: FigureFigures;
  shared: FigureFigures;
  separate: FigureFigures;
  together: FigureFigures;
  /** A distorted copy finds its original, with all ways together, and with each. */
  pictureToPicture: FigureFigures & Record<PictureWay, FigureFigures>;
  /** Share of the questions for which the source of evidence gives the right figure among what it gives. */
  given: number;
}

export interface ImageRetrievalParts {
  /** Ids, best first. */
  rank: (asked: { text: string; picture?: SafePicture }, ways: readonly PictureWay[]) => Promise<readonly string[]>;
  /** Ids of what an answer would be written from. */
  give: (text: string) => Promise<readonly string[]>;
  onQuestion?: () => void;
}

const ALL: readonly PictureWay[] = ['unified', 'shared', 'separate'];

/** Measures how well figures are found by questions about them, and by photos of them, in each way. */
export class EvaluateImageRetrieval {
  constructor(private readonly parts: ImageRetrievalParts) {}

  async run(questions: readonly FigureQuestion[], copies: readonly FigureCopy[]): Promise<ImageRetrievalEvaluation> {
    const asked = (ways: readonly PictureWay[]) => this.byQuestion(questions, ways);
    const shown = (ways: readonly PictureWay[]) => this.byCopy(copies, ways);
    let given = 0;
    for (const { question, figure } of questions) {
      if (figure !== null && (await this.parts.give(question)).includes(figure)) given++;
    }
    return {
      questions: questions.length,
      copies: copies.length,
      unified: await asked(['unified']),
      shared: await asked(['shared']),
      separate: await asked(['separate']),
      together: await asked(ALL),
      pictureToPicture: {
        ...(await shown(ALL)),
        unified: await shown(['unified']),
        shared: await shown(['shared']),
        separate: await shown(['separate']),
      },
      given: given / Math.max(1, questions.length),
    };
  }

  private async byQuestion(questions: readonly FigureQuestion[], ways: readonly PictureWay[]): Promise<FigureFigures> {
    const ranks: (number | null)[] = [];
    for (const { question, figure } of questions) {
      const found = await this.parts.rank({ text: question }, ways);
      ranks.push(rankOf(found, figure === null ? [] : [figure]));
      this.parts.onQuestion?.();
    }
    return figuresOf(ranks);
  }

  private async byCopy(copies: readonly FigureCopy[], ways: readonly PictureWay[]): Promise<FigureFigures> {
    const ranks: (number | null)[] = [];
    for (const { picture, figures } of copies) {
      ranks.push(rankOf(await this.parts.rank({ text: '', picture }, ways), figures));
      this.parts.onQuestion?.();
    }
    return figuresOf(ranks);
  }
}

function rankOf(found: readonly string[], wanted: readonly string[]): number | null {
  const at = found.findIndex((id) => wanted.includes(id));
  return at < 0 ? null : at + 1;
}

function figuresOf(ranks: readonly (number | null)[]): FigureFigures {
  const { recall1, recall5, mrr } = retrievalFigures(ranks.map((rank) => ({ rank, milliseconds: 0 })));
  return { recallAt1: recall1, recallAt5: recall5, mrr };
}
