import { type SourceDescription, sourceDescription } from '../source/source-description';
import { createSchemaLinker } from './create-schema-linker';
import { describedValues } from './load-values';
import { ValueIndex } from './value-index';

const columns = (...names: string[]) =>
  names.map((name) => ({ name, type: /id$|amt|age/i.test(name) ? 'INTEGER' : 'TEXT' }));

const zoo = sourceDescription.parse({
  title: 'zoo',
  tables: [
    { name: 'animals', primaryKey: ['animal_id'], columns: columns('animal_id', 'animal_name', 'species', 'birth_dt') },
    { name: 'keepers', primaryKey: ['keeper_id'], columns: columns('keeper_id', 'first_name', 'last_name', 'phone') },
    { name: 'keeper_shifts', columns: columns('keeper_id', 'enclosure_id', 'shift_date') },
    { name: 'enclosures', primaryKey: ['id'], columns: columns('id', 'label', 'surface_sqm') },
    { name: 'tkTicketSale', columns: columns('tkSaleId', 'tkSaleAmt', 'tkSaleDate', 'tkSaleChannel') },
    { name: 'feedings', columns: columns('animal_id', 'keeper_id', 'food', 'fed_at') },
  ],
});
zoo.tables[0]?.columns[2]?.values.push('Red panda', 'Snow leopard', '扬子鳄');

const link = (question: string, description: SourceDescription = zoo) =>
  createSchemaLinker(description, new ValueIndex(describedValues(description))).link(question);
const shownOf = (question: string, description?: SourceDescription): string[] =>
  link(question, description).tables.flatMap((table) => table.columns.map((column) => `${table.name}.${column}`));

it.each([
  ['Which animals were born last year?', ['animals.animal_name', 'animals.birth_dt']],
  ['What is the total amount of ticket sales by channel?', ['tkTicketSale.tkSaleAmt', 'tkTicketSale.tkSaleChannel']],
  ['每个渠道的销售额是多少', ['tkTicketSale.tkSaleAmt', 'tkTicketSale.tkSaleChannel']],
  [
    'Who worked in the largest enclosure?',
    ['enclosures.surface_sqm', 'keeper_shifts.enclosure_id', 'keepers.last_name'],
  ],
  ['snow leopards: when were they fed?', ['animals.species', 'feedings.fed_at', 'feedings.animal_id']],
  ['扬子鳄有几只', ['animals.species']],
])('shows what "%s" is about', (question, wanted) => {
  const shown = shownOf(question);
  expect(shown).toEqual(expect.arrayContaining(wanted));
  expect(shown.length).toBeLessThanOrEqual(11);
});

it('joins the tables, over another one where need be', () => {
  expect(link('names of keepers and the labels of their enclosures').joins).toEqual(
    expect.arrayContaining([
      'keeper_shifts.enclosure_id = enclosures.id',
      'keepers.keeper_id = keeper_shifts.keeper_id',
    ]),
  );
});

it('names the values of the question', () => {
  expect(link('how many red pandas').values).toEqual([{ table: 'animals', column: 'species', value: 'Red panda' }]);
});

it('reads terms and examples', () => {
  const spoken: SourceDescription = {
    ...zoo,
    terms: [{ term: '流水', means: 'SUM(tkTicketSale.tkSaleAmt)' }],
    examples: [{ question: '谁当班', sql: 'SELECT last_name FROM keepers JOIN keeper_shifts USING (keeper_id)' }],
  };
  expect(shownOf('上月流水', spoken)).toContain('tkTicketSale.tkSaleAmt');
  expect(shownOf('今天谁当班', spoken)).toEqual(
    expect.arrayContaining(['keepers.last_name', 'keeper_shifts.shift_date']),
  );
});

it('shows no more of a large database than can be read, and something for any text', () => {
  const large = sourceDescription.parse({
    title: 'large',
    tables: Array.from({ length: 40 }, (_, at) => ({
      name: `table${at}`,
      columns: Array.from({ length: 20 }, (_unused, nth) => ({ name: `measure_${at}_${nth}` })),
    })),
  });
  expect(shownOf('measure of table7', large).length).toBeLessThanOrEqual(80);
  for (const text of ['', '???', '🙂'.repeat(2000)]) expect(shownOf(text).length).toBeGreaterThan(0);
});
