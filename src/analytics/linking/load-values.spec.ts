import { sourceDescription } from '../source/source-description';
import { loadValues, type ReadValues } from './load-values';

const description = sourceDescription.parse({
  title: 'clinic',
  tables: [
    {
      name: 'visits',
      columns: [
        { name: 'ward', type: 'TEXT', values: ['east'] },
        { name: 'age', type: 'INTEGER' },
        { name: 'odd "name', type: 'VARCHAR(20)' },
      ],
    },
  ],
});
const rows = (count: number) => ({
  status: 'rows' as const,
  table: { columns: ['v'], rows: Array.from({ length: count }, (_, at) => [`value ${at}`]) },
});

it('reads text columns only, page by page, and leaves out those of too many values', async () => {
  const asked: string[] = [];
  const read: ReadValues = (sql) => {
    asked.push(sql);
    const offset = Number(/OFFSET (\d+)/.exec(sql)?.[1]);
    return Promise.resolve(sql.includes('ward') ? rows(offset === 0 ? 1000 : 3) : rows(1000));
  };
  const values = await loadValues({ description, dialect: 'sqlite', read });
  expect(values).toHaveLength(1 + 1003);
  expect(asked).toHaveLength(2 + 3);
  expect(asked[4]).toContain('SELECT "odd ""name" FROM "visits"');
});

it('does with what the description names where nothing can be read', async () => {
  const read: ReadValues = () => Promise.resolve({ status: 'refused' });
  await expect(loadValues({ description, dialect: 'mysql', read })).resolves.toEqual([
    { table: 'visits', column: 'ward', value: 'east' },
  ]);
});
