import type { PictureLine, ReportRow } from '../../core/picture';
import type { DrawnPage } from './draw-page';
import { characterAccuracy, countRows, type RowCounts } from './ocr-metrics';
import type { DescribedPage } from './page-description';

/** What is measured: from the bytes of a picture to its lines, and from lines to rows. */
export interface ReadsPages {
  /** Null: the picture could not be read. */
  lines(bytes: Buffer): Promise<readonly PictureLine[] | null>;
  rows(lines: readonly PictureLine[]): readonly ReportRow[];
}

export interface OcrFigures {
  pages: number;
  /** Pages of which nothing was read. */
  unread: number;
  /** Mean of the pages. */
  characterAccuracy: number;
  /** Shares of rows; null where there are none. `rowRecall`: item and value are right. */
  rowRecall: number | null;
  /** Of the rows that are high or low: told so. */
  flags: number | null;
  /** Of the other rows: called high or low. */
  falseFlags: number | null;
  secondsPerPage: number;
}

export interface OcrEvaluation {
  pages: number;
  clean: OcrFigures;
  distorted: OcrFigures;
  reports: { clean: OcrFigures; distorted: OcrFigures };
  figures: { clean: OcrFigures; distorted: OcrFigures };
}

export interface MeasuredPage {
  page: DescribedPage;
  isRead: boolean;
  characterAccuracy: number;
  counts: RowCounts;
  seconds: number;
}

interface EvaluateOcrOptions {
  draw: (page: DescribedPage) => Promise<DrawnPage>;
  reader: ReadsPages;
}

/** Draws pages, has them read and compares with what stands on them. */
export class EvaluateOcr {
  constructor(private readonly options: EvaluateOcrOptions) {}

  /** @param onPage told after each page, with its picture and what was read of it */
  async run(
    pages: readonly DescribedPage[],
    onPage?: (measured: MeasuredPage, drawn: DrawnPage, read: readonly PictureLine[]) => void,
  ): Promise<OcrEvaluation> {
    const measured: MeasuredPage[] = [];
    for (const page of pages) {
      const drawn = await this.options.draw(page);
      const begun = performance.now();
      const lines = await this.options.reader.lines(drawn.bytes);
      const seconds = (performance.now() - begun) / 1000;
      const rows = lines === null || page.kind === 'figure' ? [] : this.options.reader.rows(lines);
      const result = {
        page,
        isRead: lines !== null,
        characterAccuracy: characterAccuracy(drawn.texts, lines ?? []),
        counts: countRows(page.kind === 'report' ? page.rows : [], rows),
        seconds,
      };
      measured.push(result);
      onPage?.(result, drawn, lines ?? []);
    }
    const halves = (all: readonly MeasuredPage[]): { clean: OcrFigures; distorted: OcrFigures } => ({
      clean: figuresOf(all.filter(({ page }) => page.distortion === null)),
      distorted: figuresOf(all.filter(({ page }) => page.distortion !== null)),
    });
    return {
      pages: measured.length,
      ...halves(measured),
      reports: halves(measured.filter(({ page }) => page.kind === 'report')),
      figures: halves(measured.filter(({ page }) => page.kind === 'figure')),
    };
  }
}

function figuresOf(pages: readonly MeasuredPage[]): OcrFigures {
  const sum = (of: (page: MeasuredPage) => number): number => pages.reduce((total, page) => total + of(page), 0);
  const share = (part: keyof RowCounts, whole: keyof RowCounts): number | null => {
    const all = sum(({ counts }) => counts[whole]);
    return all === 0 ? null : sum(({ counts }) => counts[part]) / all;
  };
  const count = Math.max(1, pages.length);
  return {
    pages: pages.length,
    unread: pages.filter(({ isRead }) => !isRead).length,
    characterAccuracy: sum((page) => page.characterAccuracy) / count,
    rowRecall: share('found', 'rows'),
    flags: share('told', 'flagged'),
    falseFlags: share('falselyTold', 'unflagged'),
    secondsPerPage: sum(({ seconds }) => seconds) / count,
  };
}
