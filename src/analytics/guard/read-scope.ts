export interface PlainSchema {
  tables: readonly { name: string; columns: readonly string[] }[];
}

/** What a FROM names: its columns by their names in lower case; of a table of the schema with its name and theirs. */
export interface Relation {
  /** In lower case; empty for a derived table without one. */
  name: string;
  table: string | null;
  /** To the column as the schema spells it; of derived tables to null, as it was read where it comes from. */
  columns: Map<string, string | null>;
}

export interface Scope {
  relations: Relation[];
  /** Names that the SELECT gives to its results, in lower case. */
  results: string[];
  ctes: Map<string, Relation>;
  outer: Scope | null;
}

/** @returns tables by their names in lower case */
export function relationsOf(schema: PlainSchema): Map<string, Relation> {
  const relation = (table: PlainSchema['tables'][number]): Relation => ({
    name: table.name.toLowerCase(),
    table: table.name,
    columns: new Map(table.columns.map((column) => [column.toLowerCase(), `${table.name}.${column}`])),
  });
  return new Map(schema.tables.map((table) => [table.name.toLowerCase(), relation(table)]));
}

export function derived(name: string, columns: readonly string[]): Relation {
  return {
    name: name.toLowerCase(),
    table: null,
    columns: new Map(columns.map((column) => [column.toLowerCase(), null])),
  };
}

export function innerScope(outer: Scope | null): Scope {
  return { relations: [], results: [], ctes: new Map(outer?.ctes), outer };
}

/**
 * Columns of the schema that a name may stand for: of the innermost scope that has it, of every table there that does.
 * @param qualifier alias or table before the name, null where there is none
 */
export function columnsNamed(name: string, qualifier: string | null, scope: Scope): string[] {
  const column = name.toLowerCase();
  const scopes = chain(scope);
  for (const { relations } of scopes) {
    const found = relations.filter(
      (relation) => (qualifier === null || relation.name === qualifier.toLowerCase()) && relation.columns.has(column),
    );
    if (found.length > 0) return found.flatMap((relation) => relation.columns.get(column) ?? []);
  }
  if (qualifier === null) return [];
  return scopes.flatMap(({ relations }) => relations.flatMap((relation) => relation.columns.get(column) ?? []));
}

function chain(scope: Scope): Scope[] {
  const scopes: Scope[] = [];
  for (let each: Scope | null = scope; each; each = each.outer) scopes.push(each);
  return scopes;
}
