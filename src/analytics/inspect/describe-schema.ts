import type { SourceDescription } from '../source/source-description';
import { guessJoins } from './guess-joins';
import type { InspectedColumn, InspectedSchema } from './inspected-schema';

const LONGEST_TYPE = 64;
const LONGEST_COMMENT = 500;

/** A description of all that a database has; what its admin kept as comments become the titles. */
export function describeSchema(title: string, schema: InspectedSchema): SourceDescription {
  return {
    title,
    description: '',
    tables: schema.tables.map(({ name, comment, primaryKey, columns }) => ({
      name,
      title: comment.slice(0, LONGEST_COMMENT),
      description: '',
      primaryKey: [...primaryKey],
      columns: columns.map(describeColumn),
    })),
    joins: guessJoins(schema),
    terms: [],
    examples: [],
    headings: [],
    saved: [],
  };
}

const describeColumn = ({ name, type, comment, values, hasAllValues }: InspectedColumn) => ({
  name,
  type: type.slice(0, LONGEST_TYPE),
  title: comment.slice(0, LONGEST_COMMENT),
  description: '',
  values: hasAllValues ? [...values] : values.slice(0, 3),
});
