import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { BadInput } from '../app/failures';
import { loadConfig } from '../config/load-config';
import { kindOf } from '../knowledge/formats/document-kinds';
import { ImportHuixiangdou, type ImportReport } from '../knowledge/import-huixiangdou.use-case';
import { print, printJson } from './output';

interface ImportOptions {
  into?: string;
  assistant?: string;
  title?: string;
  language: string;
  documents?: string;
  pairs?: string;
  suggest?: string;
  json?: boolean;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export function addImportCommand(cli: Command): void {
  cli
    .command('import')
    .description('make a knowledge base of what another program has')
    .command('huixiangdou')
    .description('documents, question lists, pairs and configuration of a HuixiangDou folder')
    .argument('<folder>', 'with its config.ini, resource/ and repodir/; it stays as it is')
    .option('--into <name>', 'name of the new knowledge base; without it, that of the folder')
    .option('--assistant <name>', 'the assistant that it belongs to; without it, named like the knowledge base')
    .option('--title <text>', 'what people call it; without it, its name')
    .option('--language <zh|en>', 'what its documents are written in', 'zh')
    .option('--documents <folder>', 'its documents, where they are not in repodir/')
    .option('--pairs <file>', 'a .csv or .json of questions and answers, where it is not at its usual place')
    .option('--suggest <file>', 'where the suggested configuration is written')
    .option('--json', 'print one JSON object')
    .action(async (folder: string, options: ImportOptions, command: Command) => {
      const { config: file } = command.optsWithGlobals<{ config?: string }>();
      const { knowledge } = loadConfig({ ...(file !== undefined && { file }) });
      const name = options.into ?? nameOf(folder);
      const { assistant = name, title = name, language, documents, pairs } = options;
      if (!NAME.test(name) || !NAME.test(assistant)) {
        throw new BadInput('--into and --assistant take lower-case letters and digits, words joined by hyphens.');
      }
      if (language !== 'zh' && language !== 'en') throw new BadInput('--language is zh or en.');
      const importer = new ImportHuixiangdou(knowledge.folder, (path) => kindOf(path) !== null);
      const configFile = options.suggest ?? `${name}.config.yaml`;
      const report = await importer.run({ folder, name, assistant, title, language, documents, pairs, configFile });
      if (options.json) printJson(report);
      else print(summary(report));
    });
}

const nameOf = (folder: string): string =>
  basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '') || 'huixiangdou';

function summary({ folder, configFile, environment, notes }: ImportReport): string {
  const lines = (taken: boolean): string[] =>
    notes.filter((note) => note.taken === taken).map(({ what, message }) => `  ${what}: ${message}`);
  const secrets = Object.entries(environment).map(([name, from]) => `  ${name}   (${from})`);
  return [
    `New knowledge base: ${folder}`,
    ...(configFile === null ? [] : [`Suggested configuration: ${configFile}`]),
    'Taken over:',
    ...lines(true),
    'Not taken over:',
    ...lines(false),
    ...(secrets.length === 0 ? [] : ['Secrets were not copied; set these in the environment:', ...secrets]),
    `Next: look at both, then fennelbean ingest${configFile === null ? '' : ` --config ${configFile}`}`,
  ].join('\n');
}
