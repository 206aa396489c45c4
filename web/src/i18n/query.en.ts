import type { StepReason } from '../api';
import type { queryZh } from './query.zh';

const reason: Record<StepReason, string> = {
  'not-parsed': 'The statement could not be read, so it was not run',
  'not-one-statement': 'It is more than one statement',
  'not-a-select': 'It is not a SELECT, and only reading is allowed',
  'table-not-allowed': 'It uses a table that may not be read',
  'column-not-allowed': 'It uses a column that may not be read',
  'function-not-allowed': 'It uses a function that is not allowed',
  locking: 'It would lock data',
  into: 'It would write its result elsewhere',
  variable: 'It uses a variable',
  'executable-comment': 'It holds a comment that would be executed',
  'too-complex': 'It is too complex',
  'people-not-counted': 'It does not count people, so groups of too few would show',

  unreachable: 'The data source could not be reached',
  busy: 'The data source was busy for too long',
  'too-slow': 'It took too long',
  'too-large': 'The result is too large',
  denied: 'The account of the data source lacks the right',
  syntax: 'The statement has a syntax error',
  'unknown-name': 'A table or column is not there any more, or has another name',
  type: 'The types do not fit',
  cancelled: 'It was stopped',

  'not-a-specification': 'What the chart is to be is not as it must be written',
  'unknown-column': 'The result has no such column',
  'same-column': 'One column is used twice',
  'not-numeric': 'The column holds no numbers',
  'repeated-category': 'One category has several values',
  'negative-share': 'A share cannot be negative',
  'no-values': 'There is no value to draw',
  'one-point': 'One value needs no chart',

  'too-much-memory': 'It took too much memory',
  error: 'The code failed',

  'not-in-data': 'The data does not hold it',
  'not-permitted': 'It asks for what may not be read',
  'no-rows': 'No query has brought rows yet',
  'unbacked-number': 'The sentence bears a number that is in no result',
  'invalid-json': 'The model’s output is not as it must be written',
  'model-unreachable': 'The model could not be reached',
  'model-timeout': 'The model took too long',
  'model-error': 'The model returned an error',
  'model-over-budget': 'The model’s budget of the day is used up',
};

export const queryEn: typeof queryZh = {
  query: {
    title: 'Data query',
    source: 'Data source',
    by: 'Query by',
    saved: (name) => `the saved question ${name}`,
    model: 'a model, from the tables and columns below',
    noSource: 'None was chosen',
    modelWrote:
      'The configured model wrote the query, which was checked before it ran; the numbers are those of the result.',
    schema: 'Tables and columns shown to the model',
    columns: (count) => (count === 1 ? '1 column' : `${count} columns`),
    steps: 'Steps',
    action: {
      saved: 'Ran the saved question',
      query: 'Ran the model’s query',
      calculate: 'Calculated',
      chart: 'Drew a chart',
      'search-knowledge': 'Searched the knowledge',
      answer: 'Wrote the answer',
      'cannot-answer': 'Found that it cannot answer',
    },
    status: { done: 'done', refused: 'not let through', failed: 'failed' },
    reason,
    because: (words, detail) => (detail === '' ? `${words}.` : `${words} (${detail}).`),
    rows: (count) => (count === '1' ? '1 row' : `${count} rows`),
    pieces: (count) => (count === '1' ? '1 piece' : `${count} pieces`),
  },
};
