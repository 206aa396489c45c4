import { ValueIndex } from './value-index';

const values = (...texts: string[]) => texts.map((value) => ({ table: 't', column: 'c', value }));
const found = (question: string, ...texts: string[]) =>
  new ValueIndex(values(...texts)).find(question).map(({ value, certainty }) => [value, certainty]);

it('finds values as they stand and in part, whatever their case and width', () => {
  expect(found('flights of Ｓnow Air', 'Snow Air', 'Sun Air')).toEqual([['Snow Air', 1]]);
  expect(found('心血管方向今年发了多少', '心血管', '肿瘤')).toEqual([['心血管', 1]]);
  expect(found('上海的论文', '上海交通大学')).toEqual([]);
  expect(found('papers from the Harbour clinic', 'Harbour Clinic, North')).toEqual([
    ['Harbour Clinic, North', expect.closeTo(0.47)],
  ]);
});

it('takes the longest of several, and no word of the everyday', () => {
  expect(found('courses in Computer Science', 'Science', 'Computer Science')).toEqual([['Computer Science', 1]]);
  expect(found('towns in or near Ohio', 'IN', 'OR', 'Ohio', 'No')).toEqual([['Ohio', 1]]);
  expect(found('towns in IN', 'IN')).toEqual([['IN', 1]]);
});

it('does not take the name of a table for a value', () => {
  const index = new ValueIndex(values('Organization 7'));
  expect(index.find('all organizations', (word) => word.startsWith('organization'))).toEqual([]);
});

it('names each column that has the value once', () => {
  const places = [
    { table: 'a', column: 'city', value: 'Turin' },
    { table: 'a', column: 'city', value: 'TURIN' },
    { table: 'b', column: 'town', value: 'Turin' },
  ];
  expect(new ValueIndex(places).find('to Turin')).toHaveLength(2);
});
