import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ModelFor, goldModel, recordedModel } from './eval-sql-models';

const question = { id: 'q1', database: 'shop', question: 'how many', gold: ['SELECT 1', 'SELECT 2'], answerable: true };
const request = { system: '', user: '' };

const replies = async (model: ModelFor, id: string, count: number): Promise<unknown[]> => {
  const asked = model({ ...question, id });
  const texts: unknown[] = [];
  for (let at = 0; at < count; at++) texts.push(JSON.parse((await asked.complete(request)).text));
  await expect(asked.complete(request)).rejects.toThrow('no further reply');
  return texts;
};

const query = (sql: string) => ({ action: 'query', sql, final: true });
const cannot = { action: 'cannot-answer', reason: 'not-in-data' };

it('writes the first gold statement, or that there is none', async () => {
  expect(await replies(goldModel, 'q1', 1)).toEqual([query('SELECT 1')]);
  const [reply] = await replies((one) => goldModel({ ...one, gold: [] }), 'q2', 1);
  expect(reply).toEqual(cannot);
});

describe('recorded replies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fb-recorded-'));
  const file = join(folder, 'recorded.jsonl');

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are replayed in turn', async () => {
    const lines = [
      { id: 'q1', reply: JSON.stringify(query('SELECT broken')) },
      { id: 'q2', sql: null },
      { id: 'q1', sql: 'SELECT 1' },
      { id: 3, reply: cannot },
    ];
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const model = recordedModel(file);
    expect(await replies(model, 'q1', 2)).toEqual([query('SELECT broken'), query('SELECT 1')]);
    expect(await replies(model, 'q2', 1)).toEqual([cannot]);
    expect(await replies(model, '3', 1)).toEqual([cannot]);
    expect(await replies(model, 'unknown', 0)).toEqual([]);
  });

  it('want one of both', () => {
    writeFileSync(file, '{"id": "q1"}\n');
    expect(() => recordedModel(file)).toThrow('Line 1');
  });
});
