import type { SqlDialect } from '../source/data-source';
import { normalText } from './normal-text';
import { parseSql } from './parse-sql';
import { isQuery, queryParts, unwrapped } from './query-parts';
import {
  columnsNamed,
  derived,
  innerScope,
  relationsOf,
  type PlainSchema,
  type Relation,
  type Scope,
} from './read-scope';
import { childrenOf, isNode, itemsOf, nameOf, wordsOf, type SyntaxNode } from './syntax-node';

export interface ReadColumns {
  /** As the schema spells them, each once, in order of first appearance. */
  tables: string[];
  /** `table.column`, as the schema spells them. `*` counts for all columns of its tables, `COUNT(*)` for none. */
  columns: string[];
}

/**
 * The tables and columns of a schema that a statement reads, wherever it does: in joins, conditions, subqueries, CTEs.
 * Lenient: a name that cannot be told apart counts for every table in scope that has such a column, and a name that is
 * nowhere in the schema is left out. Not meant to decide what may be read.
 * @returns null where the statement cannot be parsed
 */
export function readColumns(sql: string, schema: PlainSchema, dialect: SqlDialect): ReadColumns | null {
  const statements = parseSql(sql, dialect) ?? parseRespelled(sql, dialect);
  if (!statements) return null;
  const reader = new ColumnReader(relationsOf(schema));
  for (const statement of statements) reader.visit(statement, innerScope(null));
  return { tables: [...reader.tables], columns: [...reader.columns] };
}

function parseRespelled(sql: string, dialect: SqlDialect): SyntaxNode[] | null {
  try {
    return parseSql(normalText(sql, dialect), dialect);
  } catch {
    return null;
  }
}

type OnNames = (names: string[]) => void;

class ColumnReader {
  readonly tables = new Set<string>();
  readonly columns = new Set<string>();

  constructor(private readonly schema: Map<string, Relation>) {}

  visit(node: unknown, scope: Scope): void {
    if (!isNode(node)) return;
    switch (node.type) {
      case 'select_stmt':
      case 'compound_select_stmt':
        this.select(node, scope);
        return;
      case 'identifier':
        this.read(columnsNamed(nameOf(node), null, scope));
        return;
      case 'member_expr':
        this.member(node, scope);
        return;
      case 'all_columns':
        for (const relation of scope.relations) this.readAll(relation);
        return;
      case 'func_args':
        for (const child of childrenOf(node)) {
          for (const item of itemsOf(child)) if (item.type !== 'all_columns') this.visit(item, scope);
        }
        return;
      case 'func_call':
        for (const part of [node.args, node.filter, node.over]) this.visit(part, scope);
        return;
      case 'alias':
      case 'cast_arg':
        this.visit(node.expr, scope);
        return;
      case 'over_arg':
        if (isNode(node.window) && node.window.type !== 'identifier') this.visit(node.window, scope);
        return;
      case 'named_window':
        this.visit(node.window, scope);
        return;
      case 'binary_expr':
        this.binary(node, scope);
        return;
      case 'order_by_clause':
        this.sorted(node, scope);
        return;
      default:
        for (const child of childrenOf(node)) this.visit(child, scope);
    }
  }

  private binary(node: SyntaxNode, scope: Scope): void {
    const operator = wordsOf(node.operator);
    this.visit(node.left, scope);
    if (operator === 'COLLATE') return;
    const isTable = operator.endsWith('IN') && isNode(node.right) && node.right.type === 'identifier';
    if (isTable) for (const relation of this.from(node.right, scope)) this.readAll(relation);
    else this.visit(node.right, scope);
  }

  /** A result's name alone goes before columns of the tables. */
  private sorted(node: SyntaxNode, scope: Scope): void {
    for (const item of itemsOf(node.specifications)) {
      const sorted = item.type === 'sort_specification' ? item.expr : item;
      const isResult =
        isNode(sorted) && sorted.type === 'identifier' && scope.results.includes(nameOf(sorted).toLowerCase());
      if (!isResult) this.visit(sorted, scope);
    }
  }

  private member(node: SyntaxNode, scope: Scope): void {
    const { object, property } = node;
    if (!isNode(object) || !isNode(property)) return;
    const qualifier = object.type === 'member_expr' ? nameOf(object.property) : nameOf(object);
    if (property.type === 'identifier') this.read(columnsNamed(nameOf(property), qualifier, scope));
    else if (property.type === 'all_columns') {
      const named = scope.relations.filter(({ name }) => name === qualifier.toLowerCase());
      for (const relation of named) this.readAll(relation);
    }
  }

  private read(columns: readonly string[]): void {
    for (const column of columns) this.columns.add(column);
  }

  private readAll(relation: Relation): void {
    this.read([...relation.columns.values()].filter((column) => column !== null));
  }

  /** @returns names of the results; `onNames` is told them before the parts of a compound that may refer to them */
  private select(node: unknown, outer: Scope, onNames?: OnNames): string[] {
    const query = queryParts(isNode(node) ? unwrapped(node) : node);
    if (!query) return [];
    const scope = innerScope(outer);
    for (const table of itemsOf(query.with?.tables)) this.commonTable(table, scope);
    let names: string[] = [];
    let last = scope;
    query.arms.forEach(({ clauses }, at) => {
      last = innerScope(scope);
      const results = this.arm(clauses, last);
      if (at === 0) names = results;
      if (at === 0) onNames?.(names);
    });
    last.results = [...last.results, ...names].map((name) => name.toLowerCase());
    this.visit(query.order, last);
    this.visit(query.limit, scope);
    return names;
  }

  private arm(clauses: readonly SyntaxNode[], scope: Scope): string[] {
    const clause = (type: string): SyntaxNode | undefined => clauses.find((each) => each.type === type);
    const nested = clause('paren_expr');
    if (nested) return this.select(nested, scope);
    scope.relations = this.from(clause('from_clause')?.expr ?? clause('table_clause')?.table, scope);
    if (clause('table_clause')) for (const relation of scope.relations) this.readAll(relation);
    const names = namesOf(itemsOf(clause('select_clause')?.columns), scope);
    scope.results = names.map((name) => name.toLowerCase());
    const done = ['from_clause', 'table_clause'];
    for (const each of clauses.filter(({ type }) => !done.includes(type))) this.visit(each, scope);
    return names;
  }

  private commonTable(node: SyntaxNode, scope: Scope): void {
    const name = nameOf(node.table);
    const declared = itemsOf(node.columns).map(nameOf);
    const bind = (names: string[]): void => {
      scope.ctes.set(name.toLowerCase(), derived(name, declared.length > 0 ? declared : names));
    };
    bind(this.select(node.expr, scope, bind));
  }

  /** The relations of a FROM, left to right; what joins are on is read on the way. */
  private from(node: unknown, scope: Scope): Relation[] {
    if (!isNode(node)) return [];
    switch (node.type) {
      case 'identifier':
        return this.table(nameOf(node), scope);
      case 'member_expr':
        return this.base(nameOf(node.property));
      case 'alias':
        return this.renamed(this.from(node.expr, scope), nameOf(node.alias), itemsOf(node.columnAliases).map(nameOf));
      case 'join_expr':
        return this.joined(node, scope);
      case 'paren_expr':
        return isQuery(node.expr) ? [derived('', this.select(node.expr, scope))] : this.from(node.expr, scope);
      case 'indexed_table':
      case 'not_indexed_table':
      case 'partitioned_table':
        return this.from(node.table, scope);
      default:
        for (const child of childrenOf(node)) this.visit(child, scope);
        return [];
    }
  }

  private renamed(relations: Relation[], name: string, columns: readonly string[]): Relation[] {
    return relations.map((relation) => {
      if (columns.length > 0) return derived(name, columns);
      return { ...relation, name: name.toLowerCase() };
    });
  }

  private table(name: string, scope: Scope): Relation[] {
    const cte = scope.ctes.get(name.toLowerCase());
    return cte ? [cte] : this.base(name);
  }

  private base(name: string): Relation[] {
    const relation = this.schema.get(name.toLowerCase());
    if (relation?.table) this.tables.add(relation.table);
    return relation ? [relation] : [];
  }

  private joined(node: SyntaxNode, scope: Scope): Relation[] {
    const left = this.from(node.left, scope);
    const right = this.from(node.right, scope);
    const both = { ...scope, relations: [...left, ...right] };
    const shared = wordsOf(node.operator).includes('NATURAL')
      ? left
          .flatMap(({ columns }) => [...columns.keys()])
          .filter((name) => right.some(({ columns }) => columns.has(name)))
      : [];
    for (const name of shared) this.read(columnsNamed(name, null, both));
    this.visit(node.specification, both);
    return both.relations;
  }
}

function namesOf(items: readonly SyntaxNode[], scope: Scope): string[] {
  return items.flatMap((item) => {
    if (item.type === 'alias') return [nameOf(item.alias)];
    const property = item.type === 'member_expr' ? item.property : item;
    if (!isNode(property)) return [];
    if (property.type === 'identifier') return [nameOf(property)];
    if (property.type !== 'all_columns') return [''];
    const of = item.type === 'member_expr' ? nameOf(item.object).toLowerCase() : null;
    return scope.relations
      .filter(({ name }) => of === null || name === of)
      .flatMap(({ columns }) => [...columns.keys()]);
  });
}
