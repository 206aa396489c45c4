import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describeSqlite } from '../analytics/inspect/describe-sqlite';
import { type SourceDescription, sourceDescription } from '../analytics/source/source-description';
import { BadInput } from '../app/failures';
import { withMetadata } from './schema-metadata';

export interface DatabaseFolders {
  /** Holds `<name>.sqlite` files. */
  databases: string;
  /** Holds what is known of them beside the files; see `describedDatabase`. */
  schemas?: string | undefined;
}

export interface DatabaseFile {
  file: string;
  description: SourceDescription;
}

/**
 * A SQLite file and its description. With `schemas`: `<name>.yaml` there is the whole of it, in the form of a data source;
 * or else `<name>/<name>.json` describes its columns and terms, see `withMetadata`. Throws `BadInput` where a folder or the file is missing.
 */
export function describedDatabase(name: string, { databases, schemas }: DatabaseFolders): DatabaseFile {
  for (const folder of [databases, schemas]) {
    if (folder !== undefined && !isFolder(folder)) throw new BadInput(`There is no folder ${folder}.`);
  }
  if (/[/\\]/.test(name)) throw new BadInput(`A database is named as its file is, without a folder; found "${name}".`);
  const file = join(databases, `${name}.sqlite`);
  if (!existsSync(file)) throw new BadInput(`There is no file ${file}.`);
  return { file, description: schemas === undefined ? describe(file) : described(name, file, schemas) };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function describe(file: string): SourceDescription {
  try {
    return describeSqlite(file);
  } catch {
    throw new BadInput(`The file ${file} cannot be read as a SQLite database.`);
  }
}

function described(name: string, file: string, schemas: string): SourceDescription {
  const whole = join(schemas, `${name}.yaml`);
  if (existsSync(whole)) return readChecked(whole, (text) => sourceDescription.parse(parse(text)));
  const beside = join(schemas, name, `${name}.json`);
  const description = describe(file);
  if (!existsSync(beside)) return description;
  return readChecked(beside, (text) => withMetadata(description, JSON.parse(text)));
}

function readChecked<Value>(file: string, read: (text: string) => Value): Value {
  try {
    return read(readFileSync(file, 'utf8'));
  } catch {
    throw new BadInput(`The file ${file} does not have the form of a description.`);
  }
}
