import type { ListedPaper } from './listed-paper';
import { readMonth } from './month-heading';
import { readPaperLine } from './paper-line';

export interface PaperList {
  /** In the order of the list, each once: the first line of a paper counts. */
  papers: readonly ListedPaper[];
  /** Lines that name a paper again. */
  repeated: number;
  /** Lines below the first heading that are no paper, heading, quotation or comment; and papers without a month. */
  unread: readonly UnreadLine[];
}

export interface UnreadLine {
  /** From 1. */
  line: number;
  /** Cut at 120 characters. */
  text: string;
}

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const BULLET = /^\s*[-*+]\s+(.*)$/;
const ASIDE = /^\s*(?:>|<!--|-{3,}\s*$)/;
const SHOWN = 120;
/** No paper takes more; what does would only take long to be matched. */
const LONGEST_LINE = 5000;

/** Reads a Markdown list of papers: headings that are months, and a paper a line below them. */
export function readPaperList(text: string): PaperList {
  const papers = new Map<string, ListedPaper>();
  const unread: UnreadLine[] = [];
  let month: string | null = null;
  let level = 0;
  let hasBegun = false;
  let repeated = 0;
  text.split(/\r?\n/).forEach((raw, at) => {
    if (raw.trim() === '' || ASIDE.test(raw)) return;
    const [, marks, heading] = raw.length > LONGEST_LINE ? [] : (HEADING.exec(raw) ?? []);
    if (marks !== undefined && heading !== undefined) {
      const named = readMonth(heading);
      // A heading below the month's own divides the month.
      if (named !== null || marks.length <= level) month = named;
      if (named !== null) level = marks.length;
      hasBegun ||= named !== null;
      return;
    }
    const item = raw.length > LONGEST_LINE ? undefined : BULLET.exec(raw)?.[1];
    const paper = item === undefined || month === null ? null : readPaperLine(item, month);
    if (!paper) {
      if (hasBegun || item !== undefined) unread.push({ line: at + 1, text: raw.trim().slice(0, SHOWN) });
    } else if (papers.has(paper.identifier)) repeated++;
    else papers.set(paper.identifier, paper);
  });
  return { papers: [...papers.values()], repeated, unread };
}
