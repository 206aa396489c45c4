import { createRequire } from 'node:module';
import type { SqlDialect } from '../source/data-source';
import type { SyntaxNode } from './syntax-node';

const load = createRequire(__filename);

/** MariaDB's dialect for both servers: what the parser knows of MySQL alone is not SELECT. @returns null: not parsed */
export function parseSql(sql: string, dialect: SqlDialect): SyntaxNode[] | null {
  // Large, and loaded with the first statement: most commands, and every start, do without.
  const { parse } = load('sql-parser-cst') as typeof import('sql-parser-cst');
  try {
    const program = parse(sql, {
      dialect: dialect === 'mysql' ? 'mariadb' : 'sqlite',
      paramTypes: [':name'],
      includeRange: true,
    });
    return program.statements.filter((statement) => statement.type !== 'empty') as unknown as SyntaxNode[];
  } catch {
    return null;
  }
}
