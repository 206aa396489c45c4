import { parse } from 'sql-parser-cst';
import type { SqlDialect } from '../source/data-source';
import type { SyntaxNode } from './syntax-node';

/** MariaDB's dialect for both servers: what the parser knows of MySQL alone is not SELECT. @returns null: not parsed */
export function parseSql(sql: string, dialect: SqlDialect): SyntaxNode[] | null {
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
