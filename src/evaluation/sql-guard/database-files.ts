import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { z } from 'zod';
import type { AllowedTable } from './proving-ground';

/** A database to make a ground of. */
export interface DatabaseFile {
  name: string;
  path: string;
  kind: 'sqlite' | 'script';
  /** Null: everything, and what nobody may read is planted. Empty: nothing, it only stands beside the others. */
  allowed: readonly AllowedTable[] | null;
}

const scopeSchema = z.object({
  tables: z.array(
    z.object({
      name: z.string().min(1),
      columns: z.array(z.string().min(1)).min(1),
      rowFilter: z.string().min(1).optional(),
    }),
  ),
});

const kinds: Readonly<Record<string, DatabaseFile['kind']>> = { '.sqlite': 'sqlite', '.sql': 'script' };

/**
 * The databases of a folder: `<name>.sqlite`, or `<name>.sql` with the statements that make it; `<name>.json` beside it
 * says what may be read, as `{"tables": [{"name", "columns", "rowFilter"}]}`. Throws where one cannot be read.
 */
export const databaseFiles = (folder: string): DatabaseFile[] =>
  readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const kind = kinds[extname(file)];
      const name = basename(file, extname(file));
      const scope = join(folder, `${name}.json`);
      const allowed = kind && existsSync(scope) ? readScope(scope) : null;
      return kind ? [{ name, path: join(folder, file), kind, allowed }] : [];
    });

const readScope = (file: string): AllowedTable[] => scopeSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).tables;
