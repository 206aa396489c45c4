import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../support/compile-sources';

export const guardFixtures = join(projectFolder, 'test', 'fixtures', 'analytics', 'guard');

/**
 * One a line; `#` begins the topic of those below.
 *
 * @param without topics that are left out
 */
export function hostileStatements(dialect: 'sqlite' | 'mariadb', without: readonly string[] = []): string[] {
  const lines = readFileSync(join(guardFixtures, dialect, 'hostile.txt'), 'utf8').split('\n');
  let topic = '';
  return lines.filter((line) => {
    if (line.startsWith('#')) topic = line.slice(1).trim();
    return line.trim() !== '' && !line.startsWith('#') && !without.includes(topic);
  });
}

interface Scope {
  tables: { name: string; columns: string[]; rowFilter?: string }[];
}

export const scopeOf = (dialect: 'sqlite' | 'mariadb'): Scope =>
  JSON.parse(readFileSync(join(guardFixtures, dialect, 'scope.json'), 'utf8')) as Scope;

/** A value that nobody may see, by the rule of these fixtures. */
export const isCanary = (value: unknown): boolean =>
  String(value).includes('CANARY') || String(value).includes('2097-') || Number(value) > 9_000_000;

/** Which of the values that nobody may see stand in the result of a statement that does not bear them itself. */
export function leaked(cells: readonly unknown[], canaries: ReadonlySet<string>, sql: string): string[] {
  const suspects = cells.filter((cell) => cell !== null && isCanary(cell)).map(String);
  if (suspects.length === 0) return [];
  const hidden = [...canaries].filter((canary) => !sql.includes(canary));
  return suspects.filter((text) =>
    hidden.some((canary) => text === canary || (canary.length > 8 && text.includes(canary))),
  );
}

/** The files that statements name, where they are there, and what lies in the folders. */
export function filesNow(statements: readonly string[], folders: readonly string[]): string[] {
  const named = statements.flatMap((sql) => [...sql.matchAll(/'((?:\.{0,2}\/|file:)?[^'\s]{1,200})'/g)]);
  const paths = named.map(([, path = '']) => path.replace(/^file:(?:\/\/)?/, '').replace(/\?.*/, ''));
  const there = [...new Set(paths)].filter((path) => path.startsWith('/') && existsSync(path));
  return [...there, ...folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))].sort();
}
