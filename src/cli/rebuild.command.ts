import { Argument, type Command } from 'commander';
import { BadInput } from '../app/failures';
import type { OpenProgram } from '../app/open-program';
import { note, print, printJson, table } from './output';
import { showProgress } from './progress';
import { withProgram } from './with-program';

interface RebuildOptions {
  assistant?: string;
  json?: boolean;
}

interface RebuildRequest extends Pick<RebuildOptions, 'assistant'> {
  /** Named by the person, and not only one of all. */
  isNamed: boolean;
  hasProgress: boolean;
}

type Rebuilt = Readonly<Record<string, string | number | null>>;

/** An index that is made anew out of the database. Another one is one more entry. */
const indexes: Readonly<Record<string, (opened: OpenProgram, request: RebuildRequest) => Promise<Rebuilt>>> = {
  keyword: rebuildKeyword,
  vectors: rebuildVectors,
};

export function addRebuildCommand(cli: Command): void {
  cli
    .command('rebuild')
    .description('make an index anew out of the database: keyword, vectors or all')
    .addArgument(new Argument('[index]').choices([...Object.keys(indexes), 'all']).default('all'))
    .option('--assistant <name>', 'only what this assistant searches')
    .option('--json', 'print one JSON object')
    .action(async (index: string, { assistant, json = false }: RebuildOptions, command: Command) => {
      await withProgram(
        command,
        async (opened) => {
          await checkAssistant(opened, assistant);
          const report: Record<string, Rebuilt> = {};
          for (const [name, rebuild] of Object.entries(indexes)) {
            if (index !== 'all' && index !== name) continue;
            const request = {
              isNamed: index === name,
              hasProgress: !json,
              ...(assistant !== undefined && { assistant }),
            };
            report[name] = await rebuild(opened, request);
          }
          if (json) printJson(report);
          else print(table(rowsOf(report)));
        },
        'all',
      );
    });
}

async function checkAssistant({ services }: OpenProgram, assistant: string | undefined): Promise<void> {
  if (assistant === undefined) return;
  const known = await services.stores.assistants.list();
  if (known.some(({ name }) => name === assistant)) return;
  const names = known.map(({ name }) => name).join(', ');
  throw new BadInput(`There is no assistant "${assistant}". There are: ${names}`);
}

/** It lives in memory, is built at each start and stored nowhere: built here once, it shows that it can be. */
async function rebuildKeyword({ services }: OpenProgram, { assistant, hasProgress }: RebuildRequest): Promise<Rebuilt> {
  if (hasProgress) note('The keyword index lives in memory and is built at each start; it is built here once.');
  const begun = services.clock.elapsed();
  await services.snapshots.refresh();
  const built = (await services.stores.assistants.list())
    .filter(({ name }) => assistant === undefined || name === assistant)
    .map(({ name }) => services.snapshots.current(name)?.passageCount ?? 0);
  return {
    state: 'rebuilt',
    assistants: built.length,
    passages: built.reduce((sum, count) => sum + count, 0),
    milliseconds: Math.round(services.clock.elapsed() - begun),
  };
}

async function rebuildVectors(
  { services }: OpenProgram,
  { assistant, isNamed, hasProgress }: RebuildRequest,
): Promise<Rebuilt> {
  const { live } = services.embedding;
  if (!live) {
    if (isNamed) throw new BadInput('There are no vectors without an embedding model: set models.embedding.baseUrl.');
    return { state: 'off' };
  }
  const bases = await services.stores.knowledge.listKnowledgeBases();
  const ids = bases.filter((base) => base.assistant === assistant).map(({ id }) => id);
  const progress = showProgress('vectors', hasProgress);
  const begun = services.clock.elapsed();
  const { stored, embedded, removed } = await live
    .rebuild({ onProgress: progress.show, ...(assistant !== undefined && { knowledgeBaseIds: ids }) })
    .finally(progress.stop);
  const milliseconds = Math.round(services.clock.elapsed() - begun);
  return { state: 'rebuilt', model: live.status().model, passages: stored, embedded, removed, milliseconds };
}

function rowsOf(report: Readonly<Record<string, Rebuilt>>): string[][] {
  const columns = ['state', 'assistants', 'passages', 'embedded', 'removed', 'milliseconds'];
  return [
    ['index', ...columns],
    ...Object.entries(report).map(([name, counts]) => [name, ...columns.map((column) => String(counts[column] ?? ''))]),
  ];
}
