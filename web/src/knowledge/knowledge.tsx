import { Loader, NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Assistant } from '../api';
import app from '../app.module.css';
import { useText } from '../i18n/language';
import { useStored } from '../ui/use-stored';
import { DocumentFilters } from './document-filters';
import { DocumentList } from './document-list';
import { DocumentView } from './document-view';
import { IngestNotes } from './ingest-notes';
import classes from './knowledge.module.css';
import { OriginNotes } from './origin-notes';
import { UploadFiles } from './upload-files';
import { type DocumentFilter, useDocuments } from './use-documents';
import { useKnowledgeReport } from './use-knowledge-report';

/** The documents of an assistant: what counts and why, their versions, new files, and what could not be read. */
export function Knowledge({ assistants }: { assistants: readonly Assistant[] }) {
  const text = useText();
  const words = text.knowledge;
  const narrow = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false });
  const [assistant, choose] = useStored('fennelbean.knowledge.assistant', () => assistants[0]?.name ?? '');
  const name = assistants.find((one) => one.name === assistant)?.name ?? assistants[0]?.name ?? '';
  const [filter, setFilter] = useState<DocumentFilter>({ state: '', search: '', offset: 0 });
  const [chosen, setChosen] = useState<string | null>(null);
  const { page, failed, load } = useDocuments(name, filter);
  const { report, load: loadReport } = useKnowledgeReport();
  const bases = report?.bases.filter((base) => base.assistant === name) ?? [];
  const refresh = () => {
    void load();
    void loadReport();
  };

  const document = chosen !== null && (
    <DocumentView
      key={chosen}
      assistant={name}
      id={chosen}
      onChanged={refresh}
      onBack={() => {
        setChosen(null);
      }}
    />
  );
  if (narrow && document) return <main className={classes.narrow}>{document}</main>;
  return (
    <main className={classes.columns} data-testid="knowledge">
      <div className={classes.choice}>
        {assistants.length > 1 && (
          <NativeSelect
            aria-label={text.assistant}
            value={name}
            onChange={(event) => {
              choose(event.currentTarget.value);
              setChosen(null);
              setFilter({ state: '', search: '', offset: 0 });
            }}
            data={assistants.map((one) => ({ value: one.name, label: one.title }))}
            data-testid="knowledge-assistant"
          />
        )}
        <UploadFiles key={name} bases={bases} onAdded={refresh} />
        <IngestNotes report={report} assistant={name} onAgain={refresh} />
        <OriginNotes assistant={name} />
        <DocumentFilters filter={filter} counts={page?.counts ?? null} onFilter={setFilter} />
        {page === null && !failed && <Loader className={classes.loader} size="sm" aria-label={text.loading} />}
        {failed && (
          <p className={classes.soft} role="alert">
            {words.failed}
          </p>
        )}
        {page && (
          <DocumentList
            page={page}
            filter={filter}
            chosen={chosen}
            onChoose={setChosen}
            onOffset={(offset) => {
              setFilter({ ...filter, offset });
            }}
          />
        )}
      </div>
      {!narrow && (document || <p className={`${app.waiting ?? ''} ${classes.hint ?? ''}`}>{words.choose}</p>)}
    </main>
  );
}
