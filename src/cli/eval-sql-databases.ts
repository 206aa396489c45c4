import { join } from 'node:path';
import { DataAgent } from '../analytics/answer/data-agent';
import { HiddenValues } from '../analytics/answer/hidden-values';
import { KnownSource } from '../analytics/answer/known-source';
import { Calculator } from '../analytics/calculate/calculator';
import { createDataConnection } from '../analytics/connection/create-data-connection';
import { guardSql } from '../analytics/guard/guard-sql';
import { calculateScript, copyThreadScript, promptsFolder, queryScript } from '../app/program-paths';
import type { IsolatedRunner } from '../core/ports/isolated-runner';
import type { ComparedResult } from '../evaluation/sql/compare-results';
import type { SqlAnswer, SqlQuestion } from '../evaluation/sql/evaluate-sql.use-case';
import { PromptFiles } from '../models/prompt-files';
import { systemClock } from '../observability/system-clock';
import { isoDay } from '../text/iso-day';
import { languageOf } from '../text/language';
import { type DatabaseFolders, describedDatabase } from './described-databases';
import type { ModelFor } from './eval-sql-models';

export interface EvaluatedDatabasesOptions {
  folders: DatabaseFolders;
  modelFor: ModelFor;
  runner: IsolatedRunner;
  /** For the copies that are queried. */
  copies: string;
  timeZone: string;
}

const EXAMPLES = 4;

/** Databases that are asked as data sources are: linked, written for by a model, guarded, and run on a copy. */
export class EvaluatedDatabases {
  private readonly sources = new Map<string, Promise<KnownSource>>();
  private readonly prompts = new PromptFiles(promptsFolder);
  private readonly calculator: Calculator;

  constructor(private readonly options: EvaluatedDatabasesOptions) {
    this.calculator = new Calculator({ runner: options.runner, script: calculateScript });
  }

  async ask(question: SqlQuestion): Promise<SqlAnswer> {
    const { modelFor, timeZone } = this.options;
    const source = await this.sourceOf(question.database);
    const { calculator, prompts } = this;
    const agent = new DataAgent({
      ...{ model: modelFor(question), prompts, calculator, clock: systemClock, redact: (text) => text },
    });
    const result = await agent.ask({
      ...{ source: source.guarded, linked: source.link(question.question), question: question.question },
      examples: source.similarExamples(question.question, EXAMPLES),
      ...{ hidden: new HiddenValues([]), language: languageOf(question.question), assistant: 'evaluation' },
      today: isoDay(systemClock.now(), timeZone),
      searchKnowledge: () => Promise.resolve([]),
    });
    const { tokens } = result;
    if (result.status === 'answered') {
      const { table, isCut } = result.rows;
      return { status: 'rows', result: { ...table, isCut }, tokens };
    }
    if (result.reason === 'no-data') return { status: 'no-data', tokens };
    // What the model says itself, or the guard of what may not be read; a statement that never got through is no answer.
    const isSaid = result.steps.at(-1)?.action === 'cannot-answer';
    if (isSaid || result.reason === 'not-permitted') return { status: 'refused', tokens };
    const [first] = result.steps.filter(({ status }) => status !== 'done');
    return { status: 'failed', reason: first?.reason ?? result.reason, tokens };
  }

  async gold(database: string, sql: string): Promise<ComparedResult | null> {
    const { guarded } = await this.sourceOf(database);
    const result = await guarded.source.connection.run(sql);
    return result.status === 'rows' ? { ...result.table, isCut: result.isCut } : null;
  }

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.sources.values());
    for (const one of opened) if (one.status === 'fulfilled') await one.value.source.connection.close();
  }

  private sourceOf(name: string): Promise<KnownSource> {
    const known = this.sources.get(name);
    if (known) return known;
    const opened = this.open(name);
    this.sources.set(name, opened);
    return opened;
  }

  private async open(name: string): Promise<KnownSource> {
    const { folders, runner, copies, timeZone } = this.options;
    const { file, description } = describedDatabase(name, folders);
    const connection = createDataConnection({
      ...{ kind: 'sqlite', file, tables: description.tables, runner, queryScript },
      ...{ copies: join(copies, name), copyScript: copyThreadScript },
    });
    const source = { name, assistants: ['evaluation'], description, connection };
    const opened = new KnownSource(source, { guard: guardSql, clock: systemClock, timeZone });
    await opened.loadValues();
    return opened;
  }
}
