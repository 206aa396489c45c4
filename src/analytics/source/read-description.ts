import { readFileSync } from 'node:fs';
import { YAMLParseError, parse } from 'yaml';
import { parametersIn } from '../saved/parameters-in';
import { type SourceDescription, sourceDescription } from './source-description';

/** A description that cannot be used; the message names the file, the place and what to do. */
export class DescriptionError extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = 'DescriptionError';
  }
}

const MOST_PROBLEMS = 5;

/** Reads the description of a data source. Throws `DescriptionError`. */
export function readDescription(file: string): SourceDescription {
  const read = sourceDescription.safeParse(parseYaml(file));
  if (!read.success) throw new DescriptionError(file, told(read.error.issues));
  const problems = inconsistencies(read.data);
  if (problems.length > 0) throw new DescriptionError(file, problems.slice(0, MOST_PROBLEMS).join('; '));
  return read.data;
}

function parseYaml(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new DescriptionError(file, 'cannot be read; `fennelbean analytics inspect` drafts one');
  }
  try {
    return parse(text) as unknown;
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    throw new DescriptionError(file, `is no YAML${line === undefined ? '' : ` at line ${line}`}`);
  }
}

const told = (issues: readonly { path: PropertyKey[]; message: string }[]): string =>
  issues
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => `${path.map(String).join('.') || 'the file'}: ${message}`)
    .join('; ');

/** Names that stand for nothing. */
function inconsistencies({ tables, joins, smallCells, saved }: SourceDescription): string[] {
  const known = new Set(tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)));
  const columnOf = (place: string, name: string) =>
    known.has(name) ? [] : [`${place}: "${name}" is no column of the tables; write table.column`];
  const repeated = (place: string, names: readonly string[]) =>
    names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${place}: "${name}" stands there twice`);
  return [
    ...repeated(
      'tables',
      tables.map(({ name }) => name.toLowerCase()),
    ),
    ...tables.flatMap((table) =>
      repeated(
        table.name,
        table.columns.map(({ name }) => name.toLowerCase()),
      ),
    ),
    ...joins.flatMap(({ from, to }) => [...columnOf('joins', from), ...columnOf('joins', to)]),
    ...(smallCells ? columnOf('smallCells.person', smallCells.person) : []),
    ...repeated(
      'saved',
      saved.map(({ name }) => name),
    ),
    ...saved.flatMap((one) => parametersIn(one)),
    ...saved.flatMap(({ name, parameters }) =>
      parameters.flatMap(({ column }) => (column === undefined ? [] : columnOf(`saved.${name}`, column))),
    ),
  ];
}
