import { basename, extname } from 'node:path';
import type { SourceDescription } from '../source/source-description';
import { describeSchema } from './describe-schema';
import { readSqliteSchema } from './read-sqlite-schema';

/**
 * All tables, views and columns of a SQLite file, everything allowed: for evaluation, not for members. Columns of few
 * text values bear them all, others three. Blocks while it reads; throws where the file is no database.
 */
export const describeSqlite = (file: string): SourceDescription =>
  describeSchema(basename(file, extname(file)), readSqliteSchema(file));
