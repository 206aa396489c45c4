import { sourceDescription } from '../source/source-description';
import { titledTable, Titles } from './titles';

const description = sourceDescription.parse({
  title: '论文',
  tables: [
    { name: 'papers', columns: [{ name: 'month', title: '月份' }, { name: 'subject', title: '方向' }, { name: 'x' }] },
  ],
  headings: [
    { name: 'papers', zh: '篇数', en: 'Papers' },
    { name: 'Month', zh: '月', en: 'Month' },
  ],
});
const columnsIn = (language: 'zh' | 'en', ...columns: string[]): string[] =>
  titledTable({ columns, rows: [] }, new Titles(description, language)).columns as string[];

it('calls columns by their headings in the language of the reader, else by their titles, else by their names', () => {
  expect(columnsIn('zh', 'month', 'subject', 'papers', 'n')).toEqual(['月', '方向', '篇数', 'n']);
  expect(columnsIn('en', 'month', 'subject', 'papers', 'n')).toEqual(['Month', '方向', 'Papers', 'n']);
});

it('leaves two columns their names where they would be called the same', () => {
  expect(columnsIn('zh', 'papers', 'PAPERS', 'month')).toEqual(['papers', 'PAPERS', '月']);
});

it('calls the columns of tables so, too', () => {
  const [table] = new Titles(description, 'en').ofTables(description.tables);
  expect(table?.columns.map(({ title }) => title)).toEqual(['Month', '方向', '']);
});
