import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { KnownSource, type SourceParts } from '../analytics/answer/known-source';
import { AnalyticsAnswerer } from '../analytics/answer/analytics.answerer';
import { DataAgent } from '../analytics/answer/data-agent';
import { Calculator } from '../analytics/calculate/calculator';
import { ChartThread } from '../analytics/charts/chart-thread';
import { createDataConnection } from '../analytics/connection/create-data-connection';
import { guardSql } from '../analytics/guard/guard-sql';
import { fillPapers } from '../analytics/papers/fill-papers';
import { SourceReports } from '../analytics/source-reports';
import type { DataConnection } from '../analytics/source/data-source';
import { DescriptionError, readDescription } from '../analytics/source/read-description';
import type { SourceDescription } from '../analytics/source/source-description';
import type { AppConfig } from '../config/app-config';
import { grantedKey } from '../config/granted-key';
import type { DataSourceReports } from '../core/data-source-report';
import type { Answerer } from '../core/ports/answerer';
import type { AnswerFiles } from '../core/ports/answer-files';
import type { ChatModel } from '../core/ports/chat-model';
import type { Clock } from '../core/ports/clock';
import type { IsolatedRunner } from '../core/ports/isolated-runner';
import type { Logger } from '../core/ports/logger';
import type { Prompts } from '../core/ports/prompts';
import type { Redactor } from '../core/ports/redactor';
import type { QuestionListStore } from '../core/ports/question-list-store';
import { IsolatedProcesses } from '../isolation/isolated-processes';
import { FolderAnswerFiles } from '../stores/files/answer-files';
import { calculateScript, chartThreadScript, copyThreadScript, fontsFolder, queryScript } from './program-paths';

export interface AnalyticsParts {
  config: Pick<AppConfig, 'analytics' | 'assistants' | 'intake'>;
  model: ChatModel | null;
  prompts: Prompts;
  redactor: Redactor;
  questionLists: Pick<QuestionListStore, 'seed'>;
  clock: Clock;
  today: () => string;
  logger: Logger;
}

export interface Analytics {
  answerers: readonly Answerer[];
  sources: readonly KnownSource[];
  reports: DataSourceReports;
  files: AnswerFiles;
  /** Fills the sample, and tells the gate what may be asked. Never rejects. */
  prepare(): Promise<void>;
  /** Reads the values that members name; until it resolves those of the descriptions are known. Never rejects. */
  loadValues(): Promise<void>;
  stop(): Promise<void>;
}

/** One for each query at a time, two a source. */
const PROCESSES = 4;
const IDLE_MILLISECONDS = 300_000;
/** Rows of a table are no member's words. */
const NOBODY = { conversation: { channel: 'analytics', id: 'rows' }, memberId: 'rows' };

/** Data sources, and who answers from them. A description that cannot be used leaves its source out, with a warning. */
export function composeAnalytics(parts: AnalyticsParts): Analytics {
  const { config, model, prompts, redactor, clock, today, logger } = parts;
  const { filesFolder } = config.analytics;
  const known = new Set(config.assistants.map(({ name }) => name));
  // The sample serves nobody where there is no assistant of that name.
  const configured = config.analytics.sources.filter((source) => source.assistants.some((one) => known.has(one)));
  const runner = new IsolatedProcesses({ size: PROCESSES, idleMilliseconds: IDLE_MILLISECONDS });
  const sourceParts: SourceParts = { guard: guardSql, clock, timeZone: config.intake.timeZone };
  const opened = configured.map((source) => {
    const description = usableDescription(source, logger);
    if (!description) return { source, known: null };
    const connection = connectionOf(source, { description, config, runner });
    const { name, assistants } = source;
    return { source, known: new KnownSource({ name, assistants, description, connection }, sourceParts) };
  });
  const sources = opened.flatMap(({ known }) => known ?? []);
  const files = new FolderAnswerFiles(filesFolder);
  const painter = new ChartThread({ script: chartThreadScript, fontFolder: fontsFolder });
  const calculator = new Calculator({ runner, script: calculateScript });
  const agent =
    model && new DataAgent({ model, prompts, calculator, clock, redact: (text) => redactor.redact(text, NOBODY).text });
  const answerer = new AnalyticsAnswerer({ sources, agent, painter, files, clock, today, logger });
  const stopping = new AbortController();

  return {
    answerers: sources.length === 0 ? [] : [answerer],
    sources,
    reports: new SourceReports(
      sources,
      opened.flatMap(({ source, known }) => (known ? [] : [source])),
    ),
    files,
    async prepare() {
      for (const { source, known } of opened) {
        fillSample(source, { today: today(), logger });
        if (known) await seedQuestions(known, parts);
      }
    },
    async loadValues() {
      await Promise.all(sources.map((source) => source.loadValues(stopping.signal)));
    },
    async stop() {
      stopping.abort();
      await painter.stop();
      await Promise.all(sources.map(({ source }) => source.connection.close()));
      runner.stop();
    },
  };
}

function usableDescription({ name, description }: Source, logger: Logger): SourceDescription | null {
  try {
    return readDescription(resolve(description));
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error;
    logger.warn({ source: name, problem: error.message }, 'A data source is left out');
    return null;
  }
}

type Source = AppConfig['analytics']['sources'][number];

/** Throws `ConfigError` where the variable of the password is not set. */
function connectionOf(
  source: Source,
  {
    description: { tables },
    config,
    runner,
  }: { description: SourceDescription; config: AnalyticsParts['config']; runner: IsolatedRunner },
): DataConnection {
  if (source.kind === 'mysql') {
    const { host, port, user, database, passwordVariable } = source;
    const password = grantedKey(passwordVariable, `analytics.sources.${source.name}.passwordVariable`) ?? '';
    const { timeZone } = config.intake;
    return createDataConnection({ kind: 'mysql', host, port, user, password, database, timeZone });
  }
  const copies = join(config.analytics.copiesFolder, source.name);
  const copyScript = copyThreadScript;
  return createDataConnection({
    kind: 'sqlite',
    file: resolve(source.file),
    tables,
    copies,
    runner,
    queryScript,
    copyScript,
  });
}

/** The shipped list of papers stands in until there is a file. */
function fillSample(source: Source, { today, logger }: { today: string; logger: Logger }): void {
  if (source.kind !== 'sqlite' || source.papers === undefined) return;
  const file = resolve(source.file);
  const list = resolve(source.papers);
  if (existsSync(file) || !existsSync(list)) return;
  try {
    mkdirSync(dirname(file), { recursive: true });
    fillPapers(list, file, today);
  } catch (error) {
    logger.warn({ source: source.name, problem: String(error) }, 'The sample of papers could not be read');
  }
}

/** The gate lets through what a source says it is asked. */
async function seedQuestions({ name, source }: KnownSource, { questionLists, logger }: AnalyticsParts): Promise<void> {
  const { examples, saved } = source.description;
  const wordings = saved.flatMap(({ questions }) => questions).filter((text) => !text.includes('{'));
  const texts = [...new Set([...examples.map(({ question }) => question), ...wordings])];
  for (const assistant of source.assistants) {
    try {
      await questionLists.seed({ assistant, kind: 'good', source: `analytics/${name}`, texts });
    } catch (error) {
      logger.warn(
        { source: name, assistant, problem: String(error) },
        'The questions of a data source could not be listed',
      );
    }
  }
}
