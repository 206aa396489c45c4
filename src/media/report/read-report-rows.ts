import type { PictureLine, ReportRow } from '../../core/picture';
import { findTables } from './find-tables';
import { judgeRow } from './judge-row';
import { levelLines } from './level-lines';
import { sexOn } from './sex-on';

/**
 * Rows of the results of a laboratory report, top to bottom, the left table before the right one; empty where the lines
 * hold no such table. What was read badly is left as read: no point and no digit is guessed.
 */
export function readReportRows(lines: readonly PictureLine[]): ReportRow[] {
  const level = levelLines(lines);
  const sex = sexOn(level);
  return findTables(level).map(({ row }) => ({ ...row, verdict: judgeRow(row, sex) }));
}

/** The lines on which rows of results stand. */
export function linesOfRows(lines: readonly PictureLine[]): Set<PictureLine> {
  const words = new Set(findTables(levelLines(lines)).flatMap(({ line }) => line.words.map(({ word }) => word)));
  return new Set(lines.filter((line) => line.words.some((word) => words.has(word))));
}
