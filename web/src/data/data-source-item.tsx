import type { BilingualWords, DataSourceReport } from '../api';
import { type PageLanguage, useLanguage } from '../i18n/language';
import { inWords } from '../panel/describe-safety';
import { Icon } from '../ui/icon';
import { DataTable } from './data-table';
import cards from '../ui/cards.module.css';
import classes from './data.module.css';

interface DataSourceItemProps {
  source: DataSourceReport;
  /** Title of an assistant by its name. */
  titleOf: (assistant: string) => string;
}

/** One data source: what it is, how it does, and what may be read and asked of it. */
export function DataSourceItem({ source, titleOf }: DataSourceItemProps) {
  const { language, text } = useLanguage();
  const words = text.data;
  const { name, title, description, assistants, kind, state, tables, peopleAtLeast, terms, saved, asOf } = source;
  const facts: readonly (readonly [string, string])[] = [
    [words.assistants, assistants.map(titleOf).join(text.plugins.comma)],
    [words.asOf, asOf ?? ''],
    [words.peopleAtLeast, peopleAtLeast === null ? '' : words.fewerThan(peopleAtLeast)],
  ];
  const isDescribed = state.isReachable || state.failure !== 'no-description';
  return (
    <li className={cards.item} data-tone={state.isReachable ? undefined : 'bad'} data-testid="data-source">
      <div className={cards.head}>
        <strong>{inLanguage(title, language)}</strong>
        <span className={cards.soft}>{[name, words.kind[kind]].join(' · ')}</span>
        <span className={cards.state} data-tone={state.isReachable ? 'good' : 'bad'} data-testid="data-source-state">
          {!state.isReachable && <Icon name="alert" size={14} />}
          {state.isReachable ? words.reachable : words.unreachable}
        </span>
      </div>
      {!state.isReachable && (
        <p className={cards.problem}>
          {isDescribed ? text.query.because(inWords(text.query.reason, state.failure), '') : words.noDescription}
        </p>
      )}
      {description !== '' && <p className={cards.words}>{description}</p>}
      <dl className={cards.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {tables.length > 0 && (
        <details className={classes.fold} data-testid="data-tables">
          <summary>{words.tables(tables.length)}</summary>
          {tables.map((table) => (
            <DataTable key={table.name} table={table} />
          ))}
        </details>
      )}
      {terms.length > 0 && (
        <details className={classes.fold} data-testid="data-terms">
          <summary>{words.terms(terms.length)}</summary>
          <ul className={classes.lines}>
            {terms.map(({ term, means }) => (
              <li key={term}>{words.termMeans(term, means)}</li>
            ))}
          </ul>
        </details>
      )}
      {isDescribed && saved.length === 0 && <p className={cards.soft}>{words.noSaved}</p>}
      {saved.length > 0 && (
        <details className={classes.fold} data-testid="data-saved">
          <summary>{words.saved(saved.length)}</summary>
          <ul className={classes.lines}>
            {saved.map((question) => (
              <li key={question.name}>
                {inLanguage(question.title, language)} <code className={classes.code}>{question.name}</code>
                <span className={cards.under}>{question.questions.join(words.joinLines)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

const inLanguage = (words: BilingualWords, language: PageLanguage): string =>
  typeof words === 'string' ? words : words[language];
