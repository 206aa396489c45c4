import { normaliseForMatch } from '../text/normalise';
import type { KnowledgeProblem } from './knowledge-error';

export interface ListLine {
  text: string;
  /** Counts from 1. */
  line: number;
}

export interface QuestionList {
  lines: ListLine[];
  problems: KnowledgeProblem[];
}

const longestQuestion = 1000;

/** A question a line; blank lines and lines that begin with `# ` are left out, and so is a question that stands there already. */
export function readQuestionList(text: string, file: string): QuestionList {
  const seen = new Map<string, number>();
  const lines: ListLine[] = [];
  const problems: KnowledgeProblem[] = [];
  text.split(/\r\n?|\n/).forEach((raw, index) => {
    const line = index + 1;
    const question = raw.trim();
    if (question === '' || question === '#' || question.startsWith('# ')) return;
    const key = normaliseForMatch(question);
    const earlier = seen.get(key);
    if (question.length > longestQuestion) {
      const message = `Left out: longer than ${longestQuestion} characters.`;
      problems.push({ file, line, message, severity: 'warning' });
    } else if (earlier !== undefined) {
      const message = `The same question as in line ${earlier}; kept once.`;
      problems.push({ file, line, message, severity: 'warning' });
    } else {
      seen.set(key, line);
      lines.push({ text: question, line });
    }
  });
  return { lines, problems };
}

export interface NamedList {
  file: string;
  lines: readonly ListLine[];
}

/** Takes out of the good questions what is a bad one, too: silence is the safe side. */
export function settleBothLists(good: NamedList, bad: NamedList): { good: ListLine[]; problems: KnowledgeProblem[] } {
  const badLines = new Map(bad.lines.map(({ text, line }) => [normaliseForMatch(text), line]));
  const problems: KnowledgeProblem[] = [];
  const kept = good.lines.filter(({ text, line }) => {
    const badLine = badLines.get(normaliseForMatch(text));
    if (badLine === undefined) return true;
    const message = `Stands in both lists, also in ${bad.file} line ${badLine}; kept as a bad question only.`;
    problems.push({ file: good.file, line, message, severity: 'warning' });
    return false;
  });
  return { good: kept, problems };
}
