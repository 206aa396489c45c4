import type { Clock } from '../../core/ports/clock';
import type { Language } from '../../core/question';
import type { SqlGuard } from '../guard/guarded-query';
import { createSchemaLinker, type SchemaLinker } from '../linking/create-schema-linker';
import { examplesOf } from '../linking/hints';
import type { LinkedSchema } from '../linking/linked-schema';
import { describedValues, loadValues } from '../linking/load-values';
import { type ExampleQuestion, SimilarExamples } from '../linking/similar-examples';
import { type ColumnValue, ValueIndex } from '../linking/value-index';
import type { DataSource } from '../source/data-source';
import type { DescribedColumn, SourceDescription } from '../source/source-description';
import { AsOf } from './as-of';
import { GuardedSource } from './guarded-source';
import { Titles } from './titles';

export interface SourceParts {
  guard: SqlGuard;
  clock: Clock;
  timeZone: string;
}

const FRESH_MILLISECONDS = 600_000;
/** Looked through for some that a model may be shown. */
const MOST_EXAMPLES = 40;

/** A data source with all that is needed to answer from it. Until its values are loaded it knows those of its description. */
export class KnownSource {
  readonly guarded: GuardedSource;
  readonly asOf: AsOf;
  readonly titles: Readonly<Record<Language, Titles>>;
  private readonly examples: SimilarExamples;
  private readonly names: readonly string[];
  private values: ReadonlyMap<string, readonly string[]> = new Map();
  private linker: SchemaLinker;
  private loaded: { until: number; signal: AbortSignal | undefined } | null = null;
  private readonly clock: Clock;

  constructor(
    readonly source: DataSource,
    { guard, clock, timeZone }: SourceParts,
  ) {
    const { description } = source;
    this.clock = clock;
    this.guarded = new GuardedSource(source, guard);
    this.asOf = new AsOf(this.guarded, clock, timeZone);
    this.titles = { zh: new Titles(description, 'zh'), en: new Titles(description, 'en') };
    this.examples = new SimilarExamples(examplesOf(description));
    this.names = namesOf(description);
    this.linker = this.know(describedValues(description));
  }

  get name(): string {
    return this.source.name;
  }

  get description() {
    return this.source.description;
  }

  /** Reads the values of its text columns, through the guard. Never rejects. */
  async loadValues(signal?: AbortSignal): Promise<void> {
    const { description, connection } = this.source;
    this.loaded = { until: this.clock.elapsed() + FRESH_MILLISECONDS, signal };
    const read = (sql: string) => this.guarded.query(sql, { signal });
    const values = await loadValues({ description, dialect: connection.dialect, read, ...(signal && { signal }) });
    this.linker = this.know(values);
  }

  /** Reads them again in the background where they are old: what is new in the data is then known to the next question. */
  renewValues(): void {
    if (this.loaded && this.clock.elapsed() > this.loaded.until) void this.loadValues(this.loaded.signal);
  }

  /** Which part of it a question is about. */
  link(question: string): LinkedSchema {
    return this.linker.link(question);
  }

  /** Whether a text speaks of what it holds: by the name of a thing, or a value. */
  isNamedIn(text: string): boolean {
    return this.namedIn(text) > 0;
  }

  /** How many of its things and values a text names. */
  namedIn(text: string): number {
    const said = folded(text);
    return this.names.filter((name) => said.includes(name)).length + this.link(text).values.length;
  }

  /** Its own examples and saved questions most like a question, best first; those without parameters, which a model would copy. */
  similarExamples(question: string, limit: number): ExampleQuestion[] {
    return this.examples
      .nearest(question, MOST_EXAMPLES)
      .filter(({ question: asked }) => !asked.includes('{'))
      .slice(0, limit)
      .map(({ question: asked, sql }) => ({ question: asked, sql }));
  }

  /** Whether a question is worded much like one of its own. */
  isAskedLike(question: string): boolean {
    return this.examples.nearest(question, 1).some(({ similarity }) => similarity >= LIKE);
  }

  /** @param column `table.column` */
  valuesOf(column: string): readonly string[] {
    return this.values.get(column) ?? [];
  }

  private know(values: readonly ColumnValue[]): SchemaLinker {
    const byColumn = new Map<string, string[]>();
    for (const { table, column, value } of values) {
      const name = `${table}.${column}`;
      const known = byColumn.get(name);
      if (known) known.push(value);
      else byColumn.set(name, [value]);
    }
    this.values = byColumn;
    return createSchemaLinker(this.source.description, new ValueIndex(values));
  }
}

/** Questions of the sample with other values reach 0.36, questions that its group's documents answer 0.22. */
const LIKE = 0.3;
const LEAST_NAME = 2;

/** Its title; in Chinese its name, too: one in English may be any word. */
const calledNames = ({ name, title }: DescribedColumn): string[] =>
  /\p{Script=Han}/u.test(name) ? [name, title] : [title];

/** In lower case; in Chinese nobody says the blanks of `样本 图`. */
const folded = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');

/** How members call what a source holds, folded. */
function namesOf({ tables, terms }: SourceDescription): string[] {
  const titles = tables.flatMap(({ name, title, columns }) => [name, title, ...columns.flatMap(calledNames)]);
  const names = [...titles, ...terms.map(({ term }) => term)].map(folded);
  return [...new Set(names)].filter((name) => name.length >= LEAST_NAME);
}
