import type { Answer } from '../../core/answer';
import type { AnswerAttachment, Cell, Chart, Figures, ResultTable } from '../../core/figures';
import type { AnswerFiles } from '../../core/ports/answer-files';
import type { Logger } from '../../core/ports/logger';
import type { Language } from '../../core/question';
import { csvOf } from '../../text/csv-text';
import type { ChartPainter } from '../charts/chart-picture';
import { checkChart } from '../charts/chart-specification';
import { suggestChart } from '../charts/suggest-chart';
import { plainSentence } from './sentence';
import { titledTable, type Titles } from './titles';

export interface FigureParts {
  /** Title of the data source, in the language of the question. */
  source: string;
  table: ResultTable;
  isCut: boolean;
  queries: readonly string[];
  filters: string;
  asOf: string;
  /** Null: what the rows say in plain words. */
  sentence: string | null;
  /** As a model wrote it, in names of the result's columns; null or undefined: one that suits, where a chart helps. */
  chart: unknown;
  chartType?: Chart['specification']['type'] | undefined;
  /** Of a chart that nobody has given one. */
  title: string;
  /** Of the values of such a chart. */
  unit?: string;
  /** Whether the question asks for a chart. */
  wantsChart: boolean;
  writer: Extract<Answer['writer'], 'model' | 'query'>;
  language: Language;
  titles: Titles;
}

export interface FigureTools {
  painter: ChartPainter;
  files: Pick<AnswerFiles, 'put'>;
  /** Told of a file that could not be kept. */
  logger: Pick<Logger, 'warn'>;
}

const SHOWN_ROWS = 10;
const SHOWN_COLUMNS = 12;
const SHOWN_CHARACTERS = 80;
/** From so many rows on a chart says more than a table, asked for or not. */
const TELLING_ROWS = 4;

/**
 * Rows as an answer: a sentence, a table, a chart where it helps, and the rest as a file. A picture that cannot be drawn and
 * a file that cannot be kept are left out: the words go without them.
 */
export async function composeFigures(parts: FigureParts, tools: FigureTools, signal?: AbortSignal): Promise<Answer> {
  const { language, titles, isCut, source, queries, filters, asOf, writer } = parts;
  const table = titledTable(parts.table, titles);
  const chart = chartOf(parts, table);
  const isLong = table.rows.length > SHOWN_ROWS || table.columns.length > SHOWN_COLUMNS;
  const isTold = table.rows.length === 1 && table.columns.length === 1;
  const attachments = [
    ...(chart ? await paintedChart(chart, parts, tools, signal) : []),
    ...(isLong ? await asFile(table, parts, tools) : []),
  ];
  const figures: Figures = {
    source,
    table: isTold ? null : shownTable(table),
    totalRows: table.rows.length,
    isCut,
    chart,
    queries,
    filters,
    asOf,
  };
  const text = parts.sentence ?? plainSentence(table, isCut, language);
  return { text, citations: [], writer, figures, ...(attachments.length > 0 && { attachments }) };
}

function chartOf(
  { chart, chartType, wantsChart, table: raw, titles, title, unit, isCut }: FigureParts,
  table: ResultTable,
): Chart | null {
  if (chart !== null && chart !== undefined) {
    // A model names the columns as its query does.
    const checked = checkChart(chart, raw);
    if (checked.status === 'chart') return titles.ofChart(checked.chart, raw, table);
  }
  // Of a part of the rows a chart is drawn only where one is asked for.
  const isTelling = table.rows.length >= TELLING_ROWS && !isCut;
  if (!wantsChart && chartType === undefined && !isTelling) return null;
  const suggested = suggestChart(table, { title, ...(chartType && { type: chartType }), ...(unit && { unit }) });
  const checked = suggested && checkChart(suggested, table);
  return checked?.status === 'chart' ? checked.chart : null;
}

async function paintedChart(
  chart: Chart,
  parts: FigureParts,
  tools: FigureTools,
  signal?: AbortSignal,
): Promise<AnswerAttachment[]> {
  const { language } = parts;
  const picture = await tools.painter.paint(chart, { language, footnote: footnoteOf(parts) }, signal);
  if (!picture) return [];
  const key = await keyOf(picture.png, 'png', tools);
  if (key === null) return [];
  const { title } = chart.specification;
  const description = language === 'zh' ? `图表：${title}` : `Chart: ${title}`;
  return [{ kind: 'picture', key, name: `${title}.png`, mediaType: 'image/png', description }];
}

async function asFile(
  table: ResultTable,
  { source, language }: FigureParts,
  tools: FigureTools,
): Promise<AnswerAttachment[]> {
  const key = await keyOf(Buffer.from(csvOf(table), 'utf8'), 'csv', tools);
  if (key === null) return [];
  const description = language === 'zh' ? '完整结果' : 'The whole result';
  return [{ kind: 'file', key, name: `${source}.csv`, mediaType: 'text/csv', description }];
}

/** Null where there is no room for it. */
async function keyOf(bytes: Buffer, extension: 'png' | 'csv', { files, logger }: FigureTools): Promise<string | null> {
  try {
    return await files.put(bytes, extension);
  } catch (error) {
    logger.warn({ extension, problem: String(error) }, 'A file of an answer could not be kept');
    return null;
  }
}

const shownTable = ({ columns, rows }: ResultTable): ResultTable => ({
  columns: columns.slice(0, SHOWN_COLUMNS).map((column) => cut(column) as string),
  rows: rows.slice(0, SHOWN_ROWS).map((row) => row.slice(0, SHOWN_COLUMNS).map(cut)),
});

const cut = (cell: Cell): Cell =>
  typeof cell === 'string' && cell.length > SHOWN_CHARACTERS ? `${cell.slice(0, SHOWN_CHARACTERS - 1)}…` : cell;

function footnoteOf({ source, asOf, language, isCut, table: { rows } }: FigureParts): string {
  const count = rows.length.toLocaleString('en-US');
  return language === 'zh'
    ? `${source} · 数据截至 ${asOf}${isCut ? ` · 只含前 ${count} 行` : ''}`
    : `${source} · as of ${asOf}${isCut ? ` · the first ${count} rows only` : ''}`;
}
