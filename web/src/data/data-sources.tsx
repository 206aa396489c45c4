import { Loader } from '@mantine/core';
import type { Assistant } from '../api';
import app from '../app.module.css';
import notes from '../chat/notes.module.css';
import { useText } from '../i18n/language';
import { DataSourceItem } from './data-source-item';
import cards from '../ui/cards.module.css';
import { useDataSources } from './use-data-sources';

/** What members may ask of which database, and how it does. */
export function DataSources({ assistants }: { assistants: readonly Assistant[] }) {
  const text = useText();
  const words = text.data;
  const { sources, failed } = useDataSources();
  const titles = new Map(assistants.map(({ name, title }) => [name, title]));
  const failure = failed && (
    <div className={`${notes.note} ${notes.warning}`} role="status">
      {words.failed}
    </div>
  );
  if (!sources) {
    if (failure) return failure;
    return (
      <main className={app.waiting} aria-busy="true">
        <Loader size="sm" aria-label={text.loading} />
      </main>
    );
  }
  return (
    <>
      {failure}
      <main className={cards.page} data-testid="data-sources">
        <h2 className={cards.title}>{words.title}</h2>
        <p className={cards.soft}>{sources.length === 0 ? words.none : words.lead}</p>
        <ul className={cards.list}>
          {sources.map((source) => (
            <DataSourceItem key={source.name} source={source} titleOf={(name) => titles.get(name) ?? name} />
          ))}
        </ul>
      </main>
    </>
  );
}
