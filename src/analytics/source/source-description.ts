import { z } from 'zod';

const names = z.string().trim().min(1).max(128);
const words = z.string().trim().max(500);

/** Text in both languages, or one for both. */
const bilingual = z.union([words.min(1), z.strictObject({ zh: words.min(1), en: words.min(1) })]);

const column = z.strictObject({
  name: names,
  /** As the database declares it. */
  type: z.string().trim().max(64).default(''),
  title: words.default(''),
  description: words.default(''),
  /** Sample values, or all of them where they are few. */
  values: z.array(z.string().max(120)).max(200).default([]),
});

const table = z.strictObject({
  name: names,
  title: words.default(''),
  description: words.default(''),
  /** A condition on its columns that every query gets, such as `centre = 'north'`. */
  rowFilter: z.string().trim().min(1).max(1000).optional(),
  primaryKey: z.array(names).default([]),
  /** What may be read; no other column may. */
  columns: z.array(column).min(1),
});

const join = z.strictObject({
  /** `table.column`, as in `paper_authors.paper_id`. */
  from: names,
  to: names,
});

const parameter = z.strictObject({
  name: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
  /** `value`: one of the values of `column`, found in the question. `text`: what stands in the question's place of it. */
  type: z.enum(['value', 'month', 'year', 'number', 'text']),
  /** `table.column` that holds the values. */
  column: names.optional(),
  /** What holds where the question names none; `today` stands for the current month or year. Absent: the question must name one. */
  default: z.union([z.string(), z.number()]).optional(),
});

const savedQuestion = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  title: bilingual,
  /** Wordings by which members ask it; `{name}` stands for a parameter. */
  questions: z.array(words.min(1)).min(1),
  parameters: z.array(parameter).default([]),
  /** One SELECT with `:name` for each parameter. */
  sql: z.string().trim().min(1).max(4000),
  /** The sentence; `{name}` stands for a parameter or a column of the first row. */
  answer: bilingual,
  chart: z.enum(['bar', 'line', 'pie', 'scatter', 'histogram', 'heatmap']).optional(),
  /** Of the chart's values, such as 篇. */
  unit: bilingual.optional(),
});

/** How people call a column of a result, by its name there. */
const heading = z.strictObject({ name: names, zh: words.min(1), en: words.min(1) });

/** What may be read of a data source, and what its names mean. `fennelbean analytics inspect` drafts it. */
export const sourceDescription = z.strictObject({
  title: bilingual,
  description: words.default(''),
  /** One value that tells how fresh the data is, such as `SELECT MAX(added_on) FROM papers`. Absent: the time of the query. */
  asOf: z.string().trim().max(1000).optional(),
  /** Groups of fewer people are not shown: `person` is the column `table.column` that identifies one. */
  smallCells: z.strictObject({ person: names, fewerThan: z.int().min(2).max(1000).default(5) }).optional(),
  tables: z.array(table).min(1),
  joins: z.array(join).default([]),
  /** What columns of results are called in each language; a column that has none is called by its title. */
  headings: z.array(heading).default([]),
  /** Words of the trade: what members say, and what it is in SQL. */
  terms: z.array(z.strictObject({ term: words.min(1), means: words.min(1) })).default([]),
  examples: z.array(z.strictObject({ question: words.min(1), sql: z.string().trim().min(1) })).default([]),
  saved: z.array(savedQuestion).default([]),
});

export type SourceDescription = z.output<typeof sourceDescription>;
export type DescribedTable = SourceDescription['tables'][number];
export type DescribedColumn = DescribedTable['columns'][number];
export type SavedQuestion = SourceDescription['saved'][number];
export type SavedParameter = SavedQuestion['parameters'][number];
