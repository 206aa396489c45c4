import type { SqlDialect } from '../source/data-source';
import type { GuardContext, GuardScope, Printed } from './guard-context';
import { quoteText, textOf } from './quoting';
import { refuse } from './refused';
import { isNode, itemsOf, wordsOf, type SyntaxNode, nameOfKind } from './syntax-node';

/** Characters of a literal that count for one cell. */
const cell = 1000;

export function textLiteral(value: string, dialect: SqlDialect): Printed {
  return { sql: quoteText(value, dialect), growth: value.length / cell };
}

/** What is written out. @throws Refused for every other kind of node */
export function printLiteral(node: SyntaxNode, dialect: SqlDialect): Printed {
  const text = String(node.text);
  switch (node.type) {
    case 'string_literal':
      return textLiteral(textOf(text, dialect), dialect);
    case 'number_literal':
      return { sql: numberText(text), growth: 0 };
    case 'blob_literal':
      return { sql: `X'${Buffer.from(node.value as number[]).toString('hex')}'`, growth: text.length / cell };
    case 'boolean_literal':
      return { sql: node.value === true ? 'TRUE' : 'FALSE', growth: 0 };
    case 'null_literal':
      return { sql: 'NULL', growth: 0 };
    case 'date_literal':
    case 'time_literal':
    case 'timestamp_literal':
    case 'datetime_literal':
      return dated(node, dialect);
    default:
      return refuse('not-parsed', nameOfKind(node.type));
  }
}

function numberText(text: string): string {
  return /^(0x[0-9a-f]+|(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?)$/i.test(text) ? text : refuse('not-parsed', text);
}

function dated(node: SyntaxNode, dialect: SqlDialect): Printed {
  const word = node.type.replace('_literal', '').toUpperCase();
  const string = isNode(node.string) ? node.string : refuse('not-parsed', word);
  if (dialect !== 'mysql' || word === 'DATETIME') refuse('not-parsed', word);
  return { sql: `${word} ${quoteText(textOf(String(string.text), dialect), dialect)}`, growth: 0 };
}

const types: Record<SqlDialect, Record<string, string>> = {
  sqlite: Object.fromEntries(
    'TEXT INTEGER INT REAL NUMERIC FLOAT DOUBLE DECIMAL BIGINT VARCHAR CHAR BLOB DATE'
      .split(' ')
      .map((name) => [name, name]),
  ),
  // What the text of the statement has for SIGNED and UNSIGNED is written back.
  mysql: {
    INTEGER: 'SIGNED',
    INT: 'SIGNED',
    BIGINT: 'UNSIGNED',
    DECIMAL: 'DECIMAL',
    NUMERIC: 'DECIMAL',
    DOUBLE: 'DOUBLE',
    FLOAT: 'FLOAT',
    CHAR: 'CHAR',
    VARCHAR: 'CHAR',
    DATE: 'DATE',
    DATETIME: 'DATETIME',
    TIME: 'TIME',
  },
};

export function printCast(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  const cast = isNode(node.args) && isNode(node.args.expr) ? node.args.expr : refuse('not-parsed', 'CAST');
  if (wordsOf(node.castKw) !== 'CAST' || !isNode(cast.expr) || isNode(cast.format)) return refuse('not-parsed', 'CAST');
  const operand = context.expression(cast.expr, scope);
  return { sql: `CAST(${operand.sql} AS ${typeText(cast.dataType, context.dialect)})`, growth: operand.growth };
}

function typeText(type: unknown, dialect: SqlDialect): string {
  if (!isNode(type)) return refuse('not-parsed', 'CAST');
  if (type.type === 'modified_data_type') {
    const sizes = itemsOf(type.modifiers).map(({ text }) => String(text));
    if (sizes.length > 2 || !sizes.every((size) => /^\d{1,4}$/.test(size))) refuse('not-parsed', 'CAST');
    return `${typeText(type.dataType, dialect)}(${sizes.join(', ')})`;
  }
  if (type.type === 'time_data_type' && dialect === 'mysql' && wordsOf(type.timeKw) === 'TIME') return 'TIME';
  const name = type.type === 'data_type_name' ? wordsOf(type.name) : '';
  return types[dialect][name] ?? refuse('not-parsed', `CAST ${name}`.trim());
}
