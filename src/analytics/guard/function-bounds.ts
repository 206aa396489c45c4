import type { SqlDialect } from '../source/data-source';
import { greatest, total, type Printed } from './guard-context';
import { checkExpressionPattern } from './pattern-bounds';
import { refuse } from './refused';
import type { SyntaxNode } from './syntax-node';

type Bound = (items: readonly SyntaxNode[], printed: readonly Printed[], name: string) => number;

const mostLength = 1000;
const cell = 1000;

const joined: Bound = (_, printed) => total(printed);
const doubled: Bound = (_, printed) => greatest(printed) * 2;
const padded: Bound = (items, printed, name) =>
  (number(items[1]) ?? refuse('too-complex', name)) / cell + greatest(printed);
const expressed: Bound = (items, printed) => {
  if (items[1]) checkExpressionPattern(items[1]);
  return total(printed);
};

/** `%5.2f`, but no `%*d` and no width of more than two figures. */
const formatted: Bound = (items, printed, name) => {
  const format = literal(items[0]) ?? refuse('too-complex', name);
  return /%[^a-zA-Z%]*(\*|\d{3,})/.test(format) ? refuse('too-complex', name) : total(printed) * 2;
};

const replaced: Bound = (items, printed) => {
  const [found, put] = [literal(items[1]), literal(items[2])];
  const times = put === undefined ? 16 : Math.max(1, put.length / Math.max(1, found?.length ?? 1));
  return greatest(printed.slice(0, 1)) * times + (put === undefined ? greatest(printed) : 0);
};

const repeated: Bound = (items, printed, name) => {
  const times = number(items[1]) ?? refuse('too-complex', name);
  return greatest(printed) * times;
};

const spaced: Bound = (items, _, name) => (number(items[0]) ?? refuse('too-complex', name)) / cell;

const bounds: Record<SqlDialect, Record<string, Bound>> = {
  sqlite: { printf: formatted, format: formatted, quote: doubled },
  mysql: {
    lpad: padded,
    rpad: padded,
    repeat: repeated,
    space: spaced,
    insert: joined,
    regexp_replace: expressed,
    regexp_substr: expressed,
    regexp_instr: expressed,
    regexp_like: expressed,
  },
};
const shared: Record<string, Bound> = {
  concat: joined,
  concat_ws: joined,
  json_array: joined,
  json_object: joined,
  json_quote: doubled,
  hex: doubled,
  replace: replaced,
};

/** How much the result of a function may be, as `Printed.growth`. @throws Refused where no bound can be told */
export function boundOf(
  name: string,
  items: readonly SyntaxNode[],
  printed: readonly Printed[],
  dialect: SqlDialect,
): number {
  const bound = bounds[dialect][name] ?? shared[name];
  return bound ? bound(items, printed, name) : greatest(printed);
}

function literal(node: SyntaxNode | undefined): string | undefined {
  return node?.type === 'string_literal' ? String(node.value) : undefined;
}

function number(node: SyntaxNode | undefined): number | undefined {
  const value = node?.type === 'number_literal' ? Number(node.value) : Number.NaN;
  return value >= 0 && value <= mostLength ? value : undefined;
}
