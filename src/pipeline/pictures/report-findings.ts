import type { ReadPicture, ReportRow } from '../../core/picture';
import type { Language } from '../../core/question';
import { ordersReader } from './orders-in-picture';
import { pictureLine } from './picture-lines';
import { usableLines } from './picture-words';
import { rowsNamed } from './rows-named';

export interface ReportFindings {
  /** One sentence a row, and what became of the others. */
  sentences: readonly string[];
  /** What stands out or was asked about, at most three: what the knowledge is asked for. */
  topics: readonly { item: string; verdict: 'high' | 'low' | 'normal' }[];
  /** Whether the report marks a value as critical. */
  isUrgent: boolean;
}

/** Rows that a reply shows. */
const MOST_ROWS = 8;
const MOST_TOPICS = 3;
/** A name, not a sentence: what stands in a picture is a stranger's text. */
const ITEM = /^(?=.*[\p{Script=Han}A-Za-z])[\p{Script=Han}\p{Script=Greek}A-Za-z0-9\s\-+()（）/%.,#γ]{1,24}$/u;
const SAID = {
  zh: { high: '偏高', low: '偏低', normal: '在范围内' },
  en: { high: 'high', low: 'low', normal: 'within range' },
};

/** The rows that a question is about, each against its own range. Null where nothing could be compared. */
export function reportFindings(
  pictures: readonly ReadPicture[],
  words: string,
  language: Language,
): ReportFindings | null {
  const rows = withoutRepeats(pictures.flatMap((picture) => picture.rows)).filter(({ item }) => isName(item));
  const judged = rows.filter(isJudged);
  if (judged.length === 0) return null;
  const named = rowsNamed(judged, words);
  const abnormal = judged.filter(({ verdict }) => verdict !== 'normal');
  const chosen = (named.length > 0 ? named : abnormal).slice(0, MOST_ROWS);
  const isUrgent = pictures.some((picture) => picture.lines.some((line) => /危急值|critical value/iu.test(line)));
  return {
    sentences: [...chosen.map((row) => sentenceOf(row, language)), ...restOf({ rows, judged, chosen }, language)],
    topics: chosen.slice(0, MOST_TOPICS).map(({ item, verdict }) => ({ item: bare(item), verdict })),
    isUrgent,
  };
}

const isName = (item: string): boolean => ITEM.test(item) && !ordersReader([item]);

type JudgedRow = ReportRow & { verdict: 'high' | 'low' | 'normal' };
const isJudged = (row: ReportRow): row is JudgedRow => row.verdict !== null;

function sentenceOf({ item, value, unit, range, printed, verdict }: JudgedRow, language: Language): string {
  const doubt = printed !== null && printed !== verdict ? pictureLine('mismatch', language) : '';
  const said = SAID[language][verdict];
  return language === 'zh'
    ? `${item} ${value}${unit === null ? '' : ` ${unit}`}，参考 ${range ?? ''}，${said}${doubt}。`
    : `${item} ${value}${unit === null ? '' : ` ${unit}`}, range ${range ?? ''}: ${said}${doubt}.`;
}

function restOf(
  { rows, judged, chosen }: { rows: readonly ReportRow[] } & Record<'judged' | 'chosen', readonly JudgedRow[]>,
  language: Language,
): string[] {
  const others = judged.filter((row) => !chosen.includes(row));
  const outside = others.filter(({ verdict }) => verdict !== 'normal');
  const normal = others.filter(({ verdict }) => verdict === 'normal').length;
  const unclear = rows.length - judged.length;
  const told = (line: 'report-normal' | 'report-rest' | 'report-unclear', count: number): string[] =>
    count === 0 ? [] : [pictureLine(line, language).replace('{count}', String(count))];
  return [
    ...outsideToo(outside, language),
    ...told(chosen.length === 0 ? 'report-normal' : 'report-rest', normal),
    ...told('report-unclear', unclear),
  ];
}

/** Who asks about one value is told that others stand out, too. */
function outsideToo(rows: readonly JudgedRow[], language: Language): string[] {
  if (rows.length === 0) return [];
  const space = language === 'zh' ? '' : ' ';
  const names = rows
    .slice(0, MOST_ROWS)
    .map(({ item, verdict }) => `${bare(item)}${space}${SAID[language][verdict]}`)
    .join(language === 'zh' ? '、' : ', ');
  return [
    pictureLine('report-outside', language)
      .replace('{count}', String(rows.length))
      .replace('{items}', () => names),
  ];
}

const bare = (item: string): string => item.replace(/[(（].*$/u, '').trim() || item;

function withoutRepeats(rows: readonly ReportRow[]): ReportRow[] {
  const seen = new Set<string>();
  return rows.filter(({ item, value }) => {
    const key = `${item} ${value}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What the report says of itself beside its rows, for the finding of knowledge. */
export const reportTitle = (picture: ReadPicture): string =>
  usableLines(picture)
    .find((line) => /报告|检验|检查/u.test(line))
    ?.slice(0, 40) ?? '';
