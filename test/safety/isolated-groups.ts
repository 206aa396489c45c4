import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { composeServices, type Services } from '../../src/app/compose-services';
import { Program } from '../../src/app/program';
import { loadConfig } from '../../src/config/load-config';
import type { Outcome } from '../../src/core/outcome';
import { createLogger } from '../../src/observability/pino-logger';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import { burst, details } from '../fakes/journey';

export interface IsolatedGroup {
  id: string;
  assistant: string;
  documents: { path: string; text: string }[];
  pairs: { question: string; answer: string }[];
  /** What its members said. */
  talk: string[];
}

export interface CrossingQuestion {
  id: string;
  group: string;
  text: string;
  kind: string;
  mustNotSee: string[];
  mustSee?: string;
}

export interface IsolationSet {
  groups: IsolatedGroup[];
  questions: CrossingQuestion[];
}

export const isolationSet = (): IsolationSet =>
  JSON.parse(readFileSync(join(__dirname, '..', 'fixtures', 'safety', 'isolation.json'), 'utf8')) as IsolationSet;

export interface IsolatedGroups {
  services: Services;
  ask(question: Pick<CrossingQuestion, 'group' | 'text' | 'kind'>): Promise<Outcome>;
  close(): Promise<void>;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The program over the knowledge of all groups, each with its own assistant, in a temporary folder. */
export async function openGroups(groups: readonly IsolatedGroup[]): Promise<IsolatedGroups> {
  const folder = mkdtempSync(join(tmpdir(), 'fennelbean-groups-'));
  const write = (path: string, text: string): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  for (const { id, assistant, documents, pairs } of groups) {
    const base = `knowledge/${id}`;
    write(`${base}/knowledge.yaml`, `title: ${assistant}\nlanguage: zh\nassistant: ${id}\n`);
    for (const { path, text } of documents) write(`${base}/documents/${path}`, text);
    const rows = pairs.map(({ question, answer }) => `${quoted(question)},${quoted(answer)},${quoted(assistant)}`);
    write(`${base}/qa-pairs.csv`, ['question,answer,source', ...rows, ''].join('\n'));
    write(`${base}/good-questions.txt`, pairs.map(({ question }) => question).join('\n'));
  }
  const file = write(
    'config.yaml',
    JSON.stringify({
      database: { kind: 'sqlite', sqlite: { file: join(folder, 'groups.sqlite') } },
      vectors: { file: join(folder, 'vectors.sqlite'), cacheFile: join(folder, 'cache.sqlite') },
      knowledge: { folder: join(folder, 'knowledge') },
      assistants: groups.map(({ id, assistant }) => ({ name: id, title: assistant, language: 'zh' })),
      log: { level: 'error' },
    }),
  );
  const config = loadConfig({ file, environment: {} });
  const logger = createLogger({ ...config.log, level: 'silent' });
  const services = composeServices({ config, database: await openDatabase(config.database), logger });
  const program = new Program(services);
  const close = async (): Promise<void> => {
    await program.finish();
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await program.seed();
    await program.prepareKnowledge({ folder: join(folder, 'knowledge') });
    for (const { id } of groups) await services.snapshots.whenReady(id);
  } catch (error) {
    await close();
    throw error;
  }
  const talkOf = new Map(groups.map(({ id, talk }) => [id, talk]));
  const ask = ({ group, text }: Pick<CrossingQuestion, 'group' | 'text'>): Promise<Outcome> => {
    const conversation = { channel: 'web', id: group };
    const said = (talkOf.get(group) ?? []).map((line, at) => ({
      member: { id: `m${at}`, name: `成员${at}` },
      text: line,
      sentAt: at,
    }));
    // Called by its name, so that no gate stands before what could leak.
    const asked = burst({ assistant: group, conversation, text, mentionsBot: true, details: details() });
    return services.assistant.run({ ...asked, context: said });
  };
  return { services, ask, close };
}
