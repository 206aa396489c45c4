import { EvaluateSchemaLinking, type LinkedDatabase, type SchemaNames } from './evaluate-schema-linking.use-case';

const shown: Record<string, SchemaNames> = {
  all: { tables: ['papers', 'authors'], columns: ['papers.id', 'papers.title', 'authors.name'] },
  none: { tables: [], columns: [] },
};
const gold: Record<string, SchemaNames | null> = {
  titles: { tables: ['papers'], columns: ['papers.title'] },
  count: { tables: ['papers'], columns: [] },
  joined: { tables: ['papers', 'links', 'authors'], columns: ['papers.id', 'links.paper', 'authors.name'] },
  broken: null,
};
const library: LinkedDatabase = {
  columns: 6,
  link: (question) => shown[question] as SchemaNames,
  goldOf: (sql) => gold[sql] as SchemaNames | null,
};
const run = (...pairs: [question: string, sql: string, answerable?: boolean][]) =>
  new EvaluateSchemaLinking(() => library).run(
    pairs.map(([question, sql, answerable = true]) => ({ database: 'library', question, sql, answerable })),
  );

it('counts gold names over all questions, and the size shown as a mean', () => {
  const { byDatabase, ...figures } = run(['all', 'titles'], ['all', 'joined'], ['none', 'count']);
  expect(figures).toEqual({
    tableRecall: 3 / 5,
    columnRecall: 3 / 4,
    columnsShown: (0.5 + 0.5 + 0) / 3,
    questions: 3,
    macroTableRecall: (1 + 2 / 3 + 0) / 3,
    macroColumnRecall: (1 + 2 / 3) / 2,
    whole: 1 / 3,
    unread: 0,
  });
  expect(byDatabase.library).toMatchObject({ tableRecall: 3 / 5, questions: 3 });
});

it('leaves out what cannot be answered and says how many golds cannot be read', () => {
  expect(run(['all', 'titles'], ['none', 'joined', false], ['none', 'broken'])).toMatchObject({
    columnRecall: 1,
    questions: 1,
    unread: 1,
  });
});
