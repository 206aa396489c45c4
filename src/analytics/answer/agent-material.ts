import type { LinkedSchema } from '../linking/linked-schema';
import type { SqlDialect } from '../source/data-source';
import type { SourceDescription } from '../source/source-description';
import type { AgentStep } from './agent-step';

/** What came of a step, as the model is told. */
export interface ToldStep {
  did: AgentStep | { action: 'unreadable' };
  came: unknown;
}

export interface AgentMaterial {
  /** With placeholders for personal data. */
  question: string;
  /** ISO day. */
  today: string;
  dialect: SqlDialect;
  description: SourceDescription;
  linked: LinkedSchema;
  examples: readonly { question: string; sql: string }[];
  told: readonly ToldStep[];
}

const SAMPLE_VALUES = 12;

/** All that a model is shown, as one JSON object: strangers' words are data in a form that no word of them can break. */
export function agentMaterial({
  question,
  today,
  dialect,
  description,
  linked,
  examples,
  told,
}: AgentMaterial): string {
  const { tables, terms } = description;
  const shown = linked.tables.flatMap(({ name, columns }) => {
    const table = tables.find((one) => one.name === name);
    if (!table) return [];
    const known = table.columns.filter((column) => columns.includes(column.name));
    return {
      name,
      ...described(table),
      columns: known.map((column) => ({
        name: column.name,
        type: column.type,
        ...described(column),
        ...(column.values.length > 0 && { values: column.values.slice(0, SAMPLE_VALUES) }),
      })),
    };
  });
  const { joins, values } = linked;
  const dialectName = dialect === 'sqlite' ? 'SQLite' : 'MySQL/MariaDB';
  return JSON.stringify({
    today,
    dialect: dialectName,
    tables: shown,
    joins,
    values,
    terms,
    examples,
    question,
    steps: told,
  });
}

const described = ({ title, description }: { title: string; description: string }) => ({
  ...(title !== '' && { title }),
  ...(description !== '' && { description }),
});
