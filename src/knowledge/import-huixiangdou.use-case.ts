import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { copyDocuments } from './huixiangdou/copy-documents';
import { type ImportNote, left, taken } from './huixiangdou/import-note';
import { type HuixiangdouConfig, readConfig } from './huixiangdou/read-config';
import { readPairs, readQuestions } from './huixiangdou/read-lists';
import { suggestConfig } from './huixiangdou/suggest-config';
import { KnowledgeError } from './knowledge-error';
import { manifestFile } from './knowledge-manifest';
import { listFiles, qaPairFiles } from './read-folder';
import { readTextIfPresent } from './read-text-file';

export type { ImportNote } from './huixiangdou/import-note';

export interface ImportRequest {
  /** A HuixiangDou folder: with its config.ini, resource/ and repodir/. */
  folder: string;
  /** Of the new knowledge base. */
  name: string;
  assistant: string;
  title: string;
  language: 'zh' | 'en';
  /** Its documents, where they lie in another folder than `repodir`; relative to `folder`. */
  documents?: string | undefined;
  /** A file of pairs, relative to `folder`; absent: those at their usual places. */
  pairs?: string | undefined;
  /** Where the suggested configuration is written. */
  configFile: string;
}

export interface ImportReport {
  /** The folder of the new knowledge base. */
  folder: string;
  configFile: string | null;
  /** Environment variables to set, with where the value stands there. */
  environment: Record<string, string>;
  counts: { documents: number; good: number; bad: number; pairs: number };
  notes: ImportNote[];
}

const usualPairs = ['resource/data', 'resource', '.'].flatMap((folder) =>
  ['qa_pair.csv', 'qa_pair.json', 'qa_pairs.csv', 'qa_pairs.json'].map((file) => join(folder, file)),
);

/** Makes a knowledge base of a HuixiangDou folder. That stays as it is, and nothing here is overwritten. */
export class ImportHuixiangdou {
  /** @param reads whether documents of that name are read here */
  constructor(
    private readonly knowledgeFolder: string,
    private readonly reads: (path: string) => boolean,
  ) {}

  /** Throws `KnowledgeError` where it is no such folder, or something of that name is there already. */
  async run(request: ImportRequest): Promise<ImportReport> {
    const source = resolve(request.folder);
    await checkSource(source, request);
    const target = join(resolve(this.knowledgeFolder), request.name);
    const configFile = resolve(request.configFile);
    refuseExisting(target, 'give another name with --into');
    refuseExisting(configFile, 'give another file with --suggest');
    const config = await configOf(source);
    const draft = join(dirname(target), `.${request.name}.import`);
    await rm(draft, { recursive: true, force: true });
    try {
      await mkdir(draft, { recursive: true });
      const report = await this.fill(draft, source, request);
      const suggested = config ? suggestConfig(config, assistantOf(request)) : null;
      if (suggested) await writeFile(configFile, await yamlOf(suggested.config, suggested.environment), { flag: 'wx' });
      await rename(draft, target);
      return {
        ...{ folder: target, configFile: suggested ? configFile : null },
        environment: suggested?.environment ?? {},
        counts: report.counts,
        notes: [...report.notes, ...(suggested?.notes ?? [left('config.ini', 'There is none: nothing to suggest.')])],
      };
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  private async fill(
    draft: string,
    source: string,
    request: ImportRequest,
  ): Promise<Pick<ImportReport, 'counts' | 'notes'>> {
    const { title, language, assistant } = request;
    const { stringify } = await import('yaml');
    await writeFile(join(draft, manifestFile), stringify({ title, language, assistant }));
    const notes: ImportNote[] = [];
    const counts = { documents: 0, good: 0, bad: 0, pairs: 0 };
    const documents = request.documents ?? 'repodir';
    const from = resolve(source, documents);
    if (existsSync(from)) {
      const to = join(draft, 'documents');
      const copied = await copyDocuments({ from, to, name: documents, reads: this.reads });
      counts.documents = copied.copied;
      notes.push(...copied.notes);
    } else notes.push(left(`${documents}/`, 'There is no such folder: name that of the documents with --documents.'));
    for (const kind of ['good', 'bad'] as const) {
      counts[kind] = await attempt(notes, () => importQuestions(kind, { draft, source, notes }));
    }
    counts.pairs = await attempt(notes, () => importPairs({ draft, source, notes, named: request.pairs }));
    return { counts, notes };
  }
}

interface Importing {
  draft: string;
  source: string;
  notes: ImportNote[];
}

async function importQuestions(kind: 'good' | 'bad', { draft, source, notes }: Importing): Promise<number> {
  const file = `resource/${kind}_questions.json`;
  const content = await readTextIfPresent(join(source, file), file);
  if (content === null) return 0;
  const { questions, left: leftOut } = readQuestions(content, file);
  await writeFile(join(draft, listFiles[kind]), questions.map((question) => `${question}\n`).join(''));
  const others = leftOut === 0 ? '' : ` ${leftOut} are empty, too long or there twice.`;
  notes.push(taken(file, `${questions.length} questions.${others}`));
  return questions.length;
}

async function importPairs({
  draft,
  source,
  notes,
  named,
}: Importing & { named: string | undefined }): Promise<number> {
  const file = named ?? usualPairs.find((path) => existsSync(join(source, path)));
  if (file === undefined) return 0;
  const content = await readTextIfPresent(resolve(source, file), file);
  if (content === null) throw new KnowledgeError('import-invalid', { file }, 'There is no such file.');
  const { pairs, problems } = await readPairs(content, file);
  await writeFile(join(draft, qaPairFiles[1]), `${JSON.stringify(pairs, null, 2)}\n`);
  notes.push(taken(file, `${pairs.length} pairs: an approved answer is given word for word, so look at each.`));
  notes.push(...problems.map(({ message }) => left(file, message)));
  return pairs.length;
}

/** A list that cannot be read is named, and the rest goes on. */
async function attempt(notes: ImportNote[], work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    notes.push(left(error.file, error.message));
    return 0;
  }
}

async function checkSource(source: string, { documents, folder }: ImportRequest): Promise<void> {
  const isFolder = await stat(source).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw invalid(`There is no folder ${folder}.`);
  const marks = ['config.ini', 'resource/good_questions.json', 'repodir'];
  if (marks.some((mark) => existsSync(join(source, mark)))) return;
  if (documents !== undefined && existsSync(resolve(source, documents))) return;
  throw invalid(`${folder} is no HuixiangDou folder: it has neither of ${marks.join(', ')}.`);
}

function refuseExisting(path: string, how: string): void {
  if (existsSync(path)) throw invalid(`${basename(path)} exists already and is not overwritten: ${how}.`);
}

async function configOf(source: string): Promise<HuixiangdouConfig | null> {
  const content = await readTextIfPresent(join(source, 'config.ini'), 'config.ini');
  return content === null ? null : readConfig(content, 'config.ini');
}

const assistantOf = ({ assistant, title, language }: ImportRequest) => ({ name: assistant, title, language });

async function yamlOf(config: object, environment: Readonly<Record<string, string>>): Promise<string> {
  const { stringify } = await import('yaml');
  const secrets = Object.entries(environment).map(([name, from]) => `#   ${name}   (${from})`);
  const head = [
    '# Suggested by fennelbean import; look at each line. Use: fennelbean start --config THIS-FILE',
    ...(secrets.length > 0 ? ['# Secrets come from the environment only; set, from config.ini:', ...secrets] : []),
  ];
  return `${head.join('\n')}\n\n${stringify(config)}`;
}

const invalid = (message: string): KnowledgeError => new KnowledgeError('import-invalid', { file: '' }, message);
