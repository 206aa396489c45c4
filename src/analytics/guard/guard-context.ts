import type { SqlDialect } from '../source/data-source';
import type { DescribedTable } from '../source/source-description';
import { refuse } from './refused';
import type { SyntaxNode } from './syntax-node';

/** A part of the statement as it will be run. */
export interface Printed {
  sql: string;
  /** How many times the longest text of a cell its value may be, at most; 0 of numbers. */
  growth: number;
}

export interface GuardColumn extends Printed {
  name: string;
  /** Identifies a person, where small groups are not shown. */
  isPerson: boolean;
  /** The table's own column that it is, such as `visits.ward` in lower case; empty for what is made of others. */
  origin: string;
}

/** What stands in a FROM. */
export interface GuardRelation {
  name: string;
  /** `sql`: by which the column is read. */
  columns: readonly GuardColumn[];
  table: DescribedTable | null;
  /** Whether a row may be about one person. */
  isOfPeople: boolean;
  /** At most one row. */
  isSingle: boolean;
  /** How many tables its rows may be the product of. */
  factors: number;
}

/** A column in scope. */
export interface ScopeColumn {
  column: GuardColumn;
  relation: GuardRelation;
  /** By which it is read: of columns that a join made one, of both. */
  sql: string;
}

export type Clause = 'on' | 'where' | 'group' | 'results' | 'having' | 'order';

/** What is known of one SELECT while it is printed. */
export interface GuardBlock {
  clause: Clause;
  /** Printed expressions of GROUP BY. */
  groups: Set<string>;
  hasGroups: boolean;
  hasAggregates: boolean;
  /** How deep in aggregate functions. */
  insideAggregate: number;
  hasWindows: boolean;
  /** Columns about people that are read outside of aggregates. */
  bare: string[];
  /** Uses of what identifies people other than to count, join and group them. */
  misused: string[];
  /** Relations that the condition being printed touches. */
  touched: Set<GuardRelation>;
  /** Names, in lower case, of relations that it stands in and reads: of its own none may be called so. */
  around: Set<string>;
  /** Relations that one condition touches together. */
  links: GuardRelation[][];
  /** Columns that are the same in every row, or of which one is null because an outer join found nothing. */
  equal: [ScopeColumn, ScopeColumn][];
  /** Conditions within aggregates of rows of people, as printed: what they choose is a group, too. */
  chosen: Set<string>;
}

export interface GuardScope {
  relations: GuardRelation[];
  /** Columns that a join made one, by their names in lower case. */
  merged: Map<string, ScopeColumn>;
  /** Expressions of the results, by the names given to them in lower case. */
  results: Map<string, { node: SyntaxNode; name: string; position: number }>;
  ctes: Map<string, GuardRelation>;
  windows: Map<string, string>;
  block: GuardBlock;
  outer: GuardScope | null;
}

export interface PrintedQuery {
  sql: string;
  columns: GuardColumn[];
  isOfPeople: boolean;
  isSingle: boolean;
  factors: number;
}

export interface SmallGroups {
  /** Columns that identify a person, such as `visits.patient_id`, in lower case. */
  persons: ReadonlySet<string>;
  fewerThan: number;
  /** Tables whose rows are about people, in lower case. */
  tables: ReadonlySet<string>;
  /** Columns by which a row is about the same person as the row that it refers to, as `results.visit_id=visits.visit_id`. */
  references: ReadonlySet<string>;
}

/** One statement being checked, with the printers that need each other. */
export interface GuardContext {
  readonly dialect: SqlDialect;
  /** The text that was parsed; ranges of nodes refer to it. */
  readonly text: string;
  readonly tables: ReadonlyMap<string, DescribedTable>;
  readonly parameters: ReadonlySet<string>;
  readonly small: SmallGroups | null;
  readonly readTables: Set<string>;
  readonly readColumns: Set<string>;
  /** Behind each table in brackets: keeps it a table of its own. */
  readonly unmerged: string;
  relationCount: number;
  depth: number;
  expression: (node: SyntaxNode, scope: GuardScope) => Printed;
  /** @param most rows of the outermost query */
  query: (node: SyntaxNode, outer: GuardScope | null, most?: number) => PrintedQuery;
}

export function newScope(outer: GuardScope | null): GuardScope {
  const block: GuardBlock = {
    clause: 'on',
    groups: new Set(),
    hasGroups: false,
    hasAggregates: false,
    insideAggregate: 0,
    hasWindows: false,
    bare: [],
    misused: [],
    touched: new Set(),
    around: new Set(),
    links: [],
    equal: [],
    chosen: new Set(),
  };
  const ctes = new Map(outer?.ctes);
  return { relations: [], merged: new Map(), results: new Map(), windows: new Map(), ctes, block, outer };
}

const mostGrowth = 100;
/** A column of a recursive CTE counts for as much: it may be put together with little else. */
export const repeatedGrowth = 60;

/** @throws Refused where texts would be put together without end */
export function grown(sql: string, growth: number): Printed {
  if (growth > mostGrowth) refuse('too-complex', sql.slice(0, 80));
  return { sql, growth };
}

/** No value is shorter than a number: it counts for as much of a cell. */
const least = 0.02;

export function greatest(parts: readonly Printed[]): number {
  return parts.reduce((most, { growth }) => Math.max(most, growth), least);
}

export function total(parts: readonly Printed[]): number {
  return parts.reduce((sum, { growth }) => sum + Math.max(growth, least), 0);
}
