import { Button } from '@mantine/core';
import type { DocumentPage } from '../api';
import { useText } from '../i18n/language';
import classes from './knowledge.module.css';
import { type DocumentFilter, documentsOnPage } from './use-documents';

interface DocumentListProps {
  page: DocumentPage;
  filter: DocumentFilter;
  chosen: string | null;
  onChoose: (id: string) => void;
  onOffset: (offset: number) => void;
}

export function DocumentList({ page, filter, chosen, onChoose, onOffset }: DocumentListProps) {
  const { knowledge: words } = useText();
  const { documents, total } = page;
  const isFiltered = filter.state !== '' || filter.search.trim() !== '';
  if (documents.length === 0) return <p className={classes.soft}>{isFiltered ? words.noMatch : words.none}</p>;
  return (
    <>
      <ol className={classes.list} aria-label={words.listLabel} data-testid="document-list">
        {documents.map(({ id, title, path, state, format, versions, passages, doubts }) => (
          <li key={id}>
            <button
              type="button"
              className={classes.document}
              aria-current={id === chosen}
              onClick={() => {
                onChoose(id);
              }}
              data-testid="document"
            >
              <span className={classes.title}>{title}</span>
              <span className={classes.state} data-state={state} data-testid="document-state">
                {words.states[state]}
              </span>
              <span className={classes.path}>{path}</span>
              <span className={classes.soft}>{words.facts(words.formats[format], versions, passages)}</span>
              {doubts.map((doubt) => (
                <span key={doubt} className={classes.doubt}>
                  {words.doubts[doubt]}
                </span>
              ))}
            </button>
          </li>
        ))}
      </ol>
      {total > documentsOnPage && (
        <div className={classes.paging}>
          <Button
            variant="default"
            size="xs"
            disabled={filter.offset === 0}
            onClick={() => {
              onOffset(Math.max(0, filter.offset - documentsOnPage));
            }}
          >
            {words.previous}
          </Button>
          <span className={classes.soft}>
            {words.shown(filter.offset + 1, filter.offset + documents.length, total)}
          </span>
          <Button
            variant="default"
            size="xs"
            disabled={filter.offset + documents.length >= total}
            onClick={() => {
              onOffset(filter.offset + documentsOnPage);
            }}
            data-testid="documents-next"
          >
            {words.next}
          </Button>
        </div>
      )}
    </>
  );
}
