import type { AnswererStep, AnswererTrace } from '../../core/answerer-trace';
import type { Answerer, AnswererReply, AnswererRequest, AskedText, FigureRefusal } from '../../core/ports/answerer';
import type { ChatUsage } from '../../core/ports/chat-model';
import type { Clock } from '../../core/ports/clock';
import type { Intent } from '../../core/intent';
import type { Language } from '../../core/question';
import type { SourceDescription } from '../source/source-description';
import { describeFilters } from '../guard/describe-filters';
import type { LinkedSchema } from '../linking/linked-schema';
import { isSure, matchSaved, type SavedMatch } from '../saved/match-saved';
import type { AgentRows } from './agent-rows';
import { asksFigures } from './asks-figures';
import { SourceChooser } from './choose-source';
import { composeFigures, type FigureTools } from './compose-figures';
import type { DataAgent } from './data-agent';
import { HiddenValues } from './hidden-values';
import type { KnownSource } from './known-source';
import { refusalLine } from './refusal-line';
import { answerSaved } from './saved-answer';
import { titleIn } from './title-in';
import { wantsChart } from './wants-chart';

export interface AnalyticsOptions extends FigureTools {
  sources: readonly KnownSource[];
  /** Null where no chat model is configured: then saved questions alone are answered. */
  agent: DataAgent | null;
  clock: Clock;
  /** ISO day in the program's time zone. */
  today: () => string;
}

const EXAMPLES = 4;

/** Answers from data sources: saved questions by themselves, others by a model that writes queries. */
export class AnalyticsAnswerer implements Answerer {
  readonly name = 'analytics';
  private readonly choosers = new Map<string, SourceChooser<KnownSource>>();

  constructor(private readonly options: AnalyticsOptions) {}

  knows(asked: AskedText): boolean {
    const saved = this.savedIn(asked);
    return saved !== null && isSure(saved.match);
  }

  claims(asked: AskedText, intent: Intent | null): boolean {
    const sources = this.sourcesOf(asked.question.assistant);
    if (sources.length === 0) return false;
    if (intent?.policy.answer === 'statistics' || this.savedIn(asked) !== null) return true;
    const shown = new HiddenValues(asked.hidden).shown(asked.text);
    return asksFigures(shown) && sources.some((source) => source.isNamedIn(shown));
  }

  async answer(request: AnswererRequest): Promise<AnswererReply> {
    const { question, text } = request;
    const hidden = new HiddenValues(request.hidden);
    const shown = hidden.shown(text);
    const [first, ...others] = this.chooserOf(question.assistant).ranked(shown);
    if (!first) throw new Error(`No data source for ${question.assistant}`);
    for (const source of [first, ...others]) source.renewValues();
    const saved = this.savedFor(shown, [first, ...others]);
    if (saved) return this.bySaved(request, { ...saved, hidden });
    return this.byModel(request, { source: first, shown, hidden });
  }

  private async bySaved(
    request: AnswererRequest,
    { source, match, hidden }: { source: KnownSource; match: SavedMatch; hidden: HiddenValues },
  ): Promise<AnswererReply> {
    const { clock } = this.options;
    const { language } = request.question;
    const elapsed = () => clock.elapsed();
    const result = await answerSaved({ source, match, language, elapsed, signal: request.signal });
    const step = { ...result.step, ...(result.step.sql !== undefined && { sql: hidden.hidden(result.step.sql) }) };
    const trace = { source: source.name, saved: match.saved.name, schema: [], steps: [step] };
    if (result.status === 'refused') return refused(result.reason, request, { source, trace, usage: [] });
    const { sentence } = result;
    const rows = { ...result.rows, table: hidden.inTable(result.rows.table) };
    const { chart: chartType, title, unit } = match.saved;
    const known = {
      rows,
      sentence,
      queries: [rows.sql],
      chart: null,
      chartType,
      ...(unit !== undefined && { unit: inLanguage(unit, language) }),
      title: hidden.hidden(titleOf(inLanguage(title, language), match.values, language)),
    };
    return this.composed(request, { source, hidden, trace, usage: [], writer: 'query', ...known });
  }

  private async byModel(
    request: AnswererRequest,
    { source, shown, hidden }: { source: KnownSource; shown: string; hidden: HiddenValues },
  ): Promise<AnswererReply> {
    const { agent, today } = this.options;
    const linked = source.link(shown);
    const trace = { source: source.name, saved: null, schema: schemaOf(linked), steps: [] as AnswererStep[] };
    if (!agent) return refused('no-model', request, { source, trace, usage: [], isForData: source.isAskedLike(shown) });
    const { question, text, signal, searchKnowledge } = request;
    const { language, assistant, conversation } = question;
    const result = await agent.ask({
      source: source.guarded,
      // What the model sees of the asker's own data are placeholders.
      linked: { ...linked, values: linked.values.map((found) => ({ ...found, value: hidden.hidden(found.value) })) },
      examples: source.similarExamples(shown, EXAMPLES),
      question: text,
      hidden,
      language,
      today: today(),
      assistant,
      conversation: { channel: conversation.channel, id: conversation.id },
      signal,
      searchKnowledge,
    });
    const told = { trace: { ...trace, steps: result.steps }, usage: result.usage };
    if (result.status === 'refused') return refused(result.reason, request, { source, ...told });
    return this.composed(request, { ...result, ...told, source, hidden, title: titleIn(text), writer: 'model' });
  }

  private async composed(request: AnswererRequest, made: Made): Promise<AnswererReply> {
    const { source, rows, hidden, trace, usage, sentence, queries, ...drawn } = made;
    const { question, text, signal } = request;
    const { language } = question;
    const { description, connection } = source.source;
    const titles = source.titles[language];
    const filters = describeFilters(rows.sql, {
      ...description,
      tables: titles.ofTables(description.tables),
      language,
      dialect: connection.dialect,
    });
    const answer = await composeFigures(
      {
        ...drawn,
        source: inLanguage(description.title, language),
        table: rows.table,
        isCut: rows.isCut,
        queries: queries.map((sql) => hidden.hidden(sql)),
        filters: hidden.hidden(filters),
        asOf: await source.asOf.text(signal),
        sentence: sentence === null ? null : hidden.hidden(sentence),
        wantsChart: wantsChart(text),
        language,
        titles,
      },
      this.options,
      signal,
    );
    return { status: 'answered', answer, trace, usage };
  }

  private savedIn({ question, text, hidden }: AskedText) {
    return this.savedFor(new HiddenValues(hidden).shown(text), this.sourcesOf(question.assistant));
  }

  private savedFor(shown: string, sources: readonly KnownSource[]): { source: KnownSource; match: SavedMatch } | null {
    const today = this.options.today();
    const found = sources.flatMap((source) => {
      const match = matchSaved(shown, source.description.saved, {
        today,
        values: (column) => source.valuesOf(column),
      });
      return match ? [{ source, match }] : [];
    });
    return found.sort((one, other) => other.match.confidence - one.match.confidence)[0] ?? null;
  }

  private sourcesOf(assistant: string): readonly KnownSource[] {
    return this.options.sources.filter(({ source }) => source.assistants.includes(assistant));
  }

  private chooserOf(assistant: string): SourceChooser<KnownSource> {
    const known = this.choosers.get(assistant) ?? new SourceChooser(this.sourcesOf(assistant));
    this.choosers.set(assistant, known);
    return known;
  }
}

interface Made {
  source: KnownSource;
  hidden: HiddenValues;
  trace: AnswererTrace;
  usage: readonly ChatUsage[];
  rows: AgentRows;
  sentence: string | null;
  queries: readonly string[];
  chart: unknown;
  chartType?: Parameters<typeof composeFigures>[0]['chartType'];
  title: string;
  unit?: string;
  writer: 'model' | 'query';
}

/** Of a chart: what is asked, and of what. */
function titleOf(title: string, values: SavedMatch['values'], language: Language): string {
  const told = Object.values(values).join(language === 'zh' ? '，' : ', ');
  if (told === '') return title;
  return language === 'zh' ? `${title}（${told}）` : `${title} (${told})`;
}

const inLanguage = (text: SourceDescription['title'], language: Language): string =>
  typeof text === 'string' ? text : text[language];

const schemaOf = ({ tables }: LinkedSchema): AnswererTrace['schema'] =>
  tables.map(({ name, columns }) => ({ table: name, columns }));

function refused(
  reason: FigureRefusal,
  { question }: AnswererRequest,
  { source, ...told }: { source: KnownSource; trace: AnswererTrace; usage: readonly ChatUsage[]; isForData?: boolean },
): AnswererReply {
  const hidesFew = source.description.smallCells !== undefined;
  return { status: 'refused', reason, line: refusalLine(reason, question.language, hidesFew), ...told };
}
