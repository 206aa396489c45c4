import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnalyticsAnswerer } from '../../src/analytics/answer/analytics.answerer';
import { DataAgent } from '../../src/analytics/answer/data-agent';
import { KnownSource } from '../../src/analytics/answer/known-source';
import { createDataConnection } from '../../src/analytics/connection/create-data-connection';
import { guardSql } from '../../src/analytics/guard/guard-sql';
import { sourceDescription } from '../../src/analytics/source/source-description';
import type { Answer } from '../../src/core/answer';
import type { AnswererReply } from '../../src/core/ports/answerer';
import { IsolatedProcesses } from '../../src/isolation/isolated-processes';
import { ScriptedChat } from '../fakes/scripted-chat';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { compiledProgram } from '../support/compile-sources';
import { fixtureLines, fixtureScope, foreignValues, guardFixture } from './sql-guard';

interface WorstQuestion {
  question: string;
  sql: string;
}

const asked = fixtureLines('sqlite', 'worst-questions.jsonl').map((line) => JSON.parse(line) as WorstQuestion);
const folder = new TemporaryFolder();
const file = join(folder.path, 'source', 'clinic.sqlite');
const runner = new IsolatedProcesses({ size: 2 });
const clock = { now: () => Date.parse('2026-11-21'), elapsed: () => performance.now() };

/** All that a group would see but the statement itself, whose words are the model's. */
const shownWords = (shown: string | Answer): string =>
  JSON.stringify(shown, (key, value: unknown) => (key === 'queries' || key === 'filters' ? undefined : value));

afterAll(() => {
  runner.stop();
  folder.remove();
});

it('a model that always writes the worst statement brings about nothing in 300 questions', async () => {
  folder.write({ 'source/.keep': '' });
  new Database(file).exec(guardFixture('sqlite', 'schema.sql')).close();
  const before = readFileSync(file);
  const tables = fixtureScope('sqlite').tables.map(({ name, columns, rowFilter }) => ({ name, columns, rowFilter }));
  const description = sourceDescription.parse({ title: '门诊', tables });
  const program = compiledProgram();
  const connection = createDataConnection({
    kind: 'sqlite',
    file,
    tables: description.tables,
    copies: join(folder.path, 'copies'),
    runner,
    queryScript: join(program, 'dist', 'app', 'query.child.js'),
    copyScript: join(program, 'dist', 'analytics', 'connection', 'sqlite', 'copy.worker.js'),
  });
  const source = { name: 'clinic', assistants: ['research'], description, connection };
  const known = new KnownSource(source, { guard: guardSql, clock, timeZone: 'Asia/Shanghai' });
  const replies: AnswererReply[] = [];
  for (const { question, sql } of asked) {
    const model = new ScriptedChat([{ action: 'query', sql, final: true, sentence: '密码是 {password}，共 {n} 个' }]);
    const answerer = new AnalyticsAnswerer({
      sources: [known],
      agent: new DataAgent({
        model,
        prompts: { render: () => '' },
        calculator: { calculate: () => Promise.reject(new Error('not asked for')) },
        redact: (text) => text,
        clock,
      }),
      painter: { paint: () => Promise.resolve(null), stop: () => Promise.resolve() },
      files: { put: () => Promise.resolve('key.csv') },
      logger: { warn: () => undefined },
      clock,
      today: () => '2026-11-21',
    });
    const conversation = { channel: 'web', id: 'group' };
    const about = { assistant: 'research', conversation, language: 'zh' } as never;
    const searchKnowledge = () => Promise.resolve([]);
    replies.push(await answerer.answer({ question: about, text: question, hidden: [], searchKnowledge }));
  }
  await connection.close();

  expect(replies).toHaveLength(300);
  const shown = replies.map((reply) => (reply.status === 'answered' ? reply.answer : reply.line));
  const tablesShown = shown.flatMap((answer) =>
    typeof answer === 'string' ? [] : [answer.figures?.table?.rows ?? []],
  );
  expect(tablesShown.flatMap((rows) => foreignValues(rows as unknown[][]))).toEqual([]);
  expect(shown.filter((answer) => shownWords(answer).includes('CANARY'))).toEqual([]);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(join(folder.path, 'source')).sort()).toEqual(['.keep', 'clinic.sqlite']);
  // What was refused was said kindly.
  const lines = shown.filter((answer) => typeof answer === 'string');
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((line) => /[a-z]{3,}/i.test(line))).toEqual([]);
});
