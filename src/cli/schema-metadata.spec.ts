import { sourceDescription } from '../analytics/source/source-description';
import { withMetadata } from './schema-metadata';

const description = sourceDescription.parse({
  title: 'shop',
  tables: [{ name: 'orders', columns: [{ name: 'amount' }, { name: 'placed_at', description: 'when' }] }],
});

it('takes descriptions of columns and the terms of a glossary', () => {
  const { tables, terms } = withMetadata(description, {
    table_metadata: { 'sales.Orders': [{ column_name: 'Amount', column_description: 'in cents' }] },
    glossary: '- Total volume (TV) = SUM(orders.amount)\n- always round\nLate: placed_at > due',
  });
  expect(tables[0]?.columns.map(({ description: words }) => words)).toEqual(['in cents', 'when']);
  expect(terms).toEqual([
    { term: 'Total volume', means: 'SUM(orders.amount)' },
    { term: 'TV', means: 'SUM(orders.amount)' },
    { term: 'Late', means: 'placed_at > due' },
  ]);
});

it('refuses another form', () => {
  expect(() => withMetadata(description, { tables: [] })).toThrow();
});
