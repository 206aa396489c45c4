import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SavedQuestion } from '../source/source-description';
import { parametersIn } from './parameters-in';

const good: SavedQuestion = {
  name: 'month-count',
  title: 'x',
  questions: ['{month}发文量', '{subject}发文量'],
  parameters: [
    { name: 'month', type: 'month', default: 'today' },
    { name: 'subject', type: 'value', column: 'papers.subject', default: '' },
  ],
  sql: "SELECT COUNT(*) AS papers, ':no' FROM papers WHERE month = :month AND subject = :subject -- :none",
  answer: { zh: '{month}：{papers}', en: '{papers} in {month}' },
};

it('finds nothing wrong with what agrees', () => {
  expect(parametersIn(good)).toEqual([]);
  const shipped = parse(readFileSync(join(__dirname, '../../../analytics/papers.yaml'), 'utf8')) as {
    saved: (Omit<SavedQuestion, 'parameters'> & Partial<SavedQuestion>)[];
  };
  expect(shipped.saved.flatMap((saved) => parametersIn({ parameters: [], ...saved }))).toEqual([]);
});

it.each<[Partial<SavedQuestion>, string]>([
  [{ sql: 'SELECT papers WHERE :month AND :subject AND :year' }, 'the SQL uses :year, which is no parameter'],
  [{ sql: 'SELECT papers WHERE :month' }, 'the SQL does not use :subject'],
  [{ questions: ['{year}发文量'] }, 'the wording “{year}发文量” names {year}, which is no parameter'],
  [{ answer: '{count}' }, 'the answer names {count}, which is neither a parameter nor in the SQL'],
  [
    { parameters: [{ name: 'month', type: 'month' }, ...good.parameters.slice(1)] },
    'the wording “{subject}发文量” lacks {month}, which has no default',
  ],
  [
    { parameters: [...good.parameters.slice(0, 1), { name: 'subject', type: 'value', default: '' }] },
    'parameter subject needs a column',
  ],
  [
    { parameters: [{ name: 'month', type: 'month', default: 'March' }, ...good.parameters.slice(1)] },
    'the default of month is no month',
  ],
  [
    {
      parameters: [...good.parameters.slice(0, 1), { name: 'subject', type: 'text', default: '' }],
      questions: ['{subject}'],
    },
    'the wording “{subject}” has no words beside {subject} to tell it by',
  ],
])('says what does not agree in %j', (change, problem) => {
  expect(parametersIn({ ...good, ...change })).toEqual([`saved question month-count: ${problem}`]);
});
