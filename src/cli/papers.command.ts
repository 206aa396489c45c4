import type { Command } from 'commander';
import { importPapers, type ImportedPapers } from '../analytics/papers/import-papers.use-case';
import type { AppConfig } from '../config/app-config';
import { loadConfig } from '../config/load-config';
import { isoDay } from '../text/iso-day';
import { print, printJson } from './output';
import { showProgress } from './progress';

export function addPapersCommand(cli: Command): void {
  const papers = cli
    .command('papers')
    .description('the database of papers that statistics questions are answered from');
  papers
    .command('import')
    .description('fill it from a Markdown list of papers and the pages beside it')
    .argument('<file>', 'the list: headings such as "### April 2024" or "### 2026年4月", a paper a line below them')
    .option(
      '--pages <folder>',
      'pages of the papers, named <identifier>.md; without it papers/ or pages/ beside the list',
    )
    .option('--database <file>', 'the SQLite file; without it the one that the configuration names')
    .option('--json', 'print one JSON object')
    .action((list: string, { pages, database, json }: PapersOptions, command: Command) => {
      const progress = showProgress('papers', json !== true);
      try {
        const begun = performance.now();
        const { analytics, intake } = configOf(command);
        const imported = importPapers({
          ...{ list, database: database ?? fileOf(analytics), today: isoDay(Date.now(), intake.timeZone) },
          ...(pages !== undefined && { pages }),
          onProgress: progress.show,
        });
        progress.stop();
        if (json) printJson(imported);
        else print(describe(imported, (performance.now() - begun) / 1000));
      } finally {
        progress.stop();
      }
    });
}

interface PapersOptions {
  pages?: string;
  database?: string;
  json?: boolean;
}

const FILE = 'data/papers.sqlite';

function configOf(command: Command): AppConfig {
  const { config: file } = command.optsWithGlobals<{ config?: string }>();
  return loadConfig({ ...(file !== undefined && { file }) });
}

/** Of the source that is filled from a list of papers. */
function fileOf({ sources }: AppConfig['analytics']): string {
  const source = sources.find((one) => one.kind === 'sqlite' && one.papers !== undefined);
  return source?.kind === 'sqlite' ? source.file : FILE;
}

function describe(imported: ImportedPapers, seconds: number): string {
  const { papers, added, changed, unchanged, pages, repeated, unreadLines, unread, total } = imported;
  return [
    `${papers} papers: ${added} added, ${changed} changed, ${unchanged} unchanged; ${pages} with a page; ${total} in all (${seconds.toFixed(1)} s)`,
    ...(repeated > 0 ? [`${repeated} lines name a paper again; the first counts`] : []),
    ...(unreadLines > 0 ? [`${unreadLines} lines are no paper:`] : []),
    ...unread.map(({ line, text }) => `  line ${line}: ${text}`),
    ...(unreadLines > unread.length ? ['  …'] : []),
  ].join('\n');
}
