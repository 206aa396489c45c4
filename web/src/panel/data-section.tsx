import type { Trace } from '../api';
import { useText } from '../i18n/language';
import classes from './data-section.module.css';
import { DataStep } from './data-step';
import { Section } from './section';

/** How figures were come by: which source, who wrote the query, what it saw, and each step. */
export function DataSection({ trace: { figures } }: { trace: Trace }) {
  const { query: words } = useText();
  if (!figures) return null;
  const { source, saved, schema, steps } = figures;
  const facts: readonly (readonly [string, string])[] = [
    [words.source, source ?? words.noSource],
    ...(source === null ? [] : [[words.by, saved === null ? words.model : words.saved(saved)] as const]),
  ];
  return (
    <Section title={words.title}>
      <div data-testid="data-query">
        <dl className={classes.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {schema.length > 0 && (
          <details className={classes.schema}>
            <summary>{words.schema}</summary>
            <ul>
              {schema.map(({ table, columns }) => (
                <li key={table}>
                  <code>{table}</code> {columns.join(', ')}
                </li>
              ))}
            </ul>
          </details>
        )}
        {steps.length > 0 && (
          <ol className={classes.steps} aria-label={words.steps}>
            {steps.map((step, at) => (
              <DataStep key={at} step={step} />
            ))}
          </ol>
        )}
      </div>
    </Section>
  );
}
