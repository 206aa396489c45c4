import type { DataSourceReport, DataSourceReports } from '../core/data-source-report';
import type { KnownSource } from './answer/known-source';

/** A source that was configured and cannot be used at all. */
export interface UnusableSource {
  name: string;
  kind: DataSourceReport['kind'];
  assistants: readonly string[];
}

/** What the page tells of the data sources. */
export class SourceReports implements DataSourceReports {
  constructor(
    private readonly sources: readonly KnownSource[],
    private readonly unusable: readonly UnusableSource[],
  ) {}

  async list(): Promise<readonly DataSourceReport[]> {
    const known = await Promise.all(this.sources.map(reportOf));
    return [...known, ...this.unusable.map(withoutDescription)];
  }
}

async function reportOf({ source, asOf }: KnownSource): Promise<DataSourceReport> {
  const { name, assistants, description, connection } = source;
  const { title, description: words, tables, smallCells, terms, saved } = description;
  // Through the same line as questions; nothing of the data is looked at.
  const reply = await connection.run('SELECT 1 AS reachable');
  const isReachable = reply.status === 'rows';
  return {
    name,
    title,
    description: words,
    assistants,
    kind: connection.dialect,
    state: isReachable ? { isReachable } : { isReachable, failure: reply.reason },
    tables: tables.map((one) => ({
      name: one.name,
      title: one.title,
      description: one.description,
      rowFilter: one.rowFilter ?? null,
      columns: one.columns.map((each) => ({
        name: each.name,
        type: each.type,
        title: each.title,
        description: each.description,
      })),
    })),
    peopleAtLeast: smallCells?.fewerThan ?? null,
    terms,
    saved: saved.map((one) => ({ name: one.name, title: one.title, questions: one.questions })),
    asOf: isReachable ? await asOf.told() : null,
  };
}

const withoutDescription = ({ name, kind, assistants }: UnusableSource): DataSourceReport => ({
  name,
  title: name,
  description: '',
  assistants,
  kind,
  state: { isReachable: false, failure: 'no-description' },
  tables: [],
  peopleAtLeast: null,
  terms: [],
  saved: [],
  asOf: null,
});
