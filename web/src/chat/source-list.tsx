import type { Citation } from '../api';
import { useText } from '../i18n/language';
import { DocumentPlace } from '../ui/document-place';
import classes from './source-list.module.css';

interface SourceListProps {
  id: string;
  citations: readonly Citation[];
  /** The source that a mark in the text led to. */
  pointed: number | null;
}

export function SourceList({ id, citations, pointed }: SourceListProps) {
  const text = useText();
  return (
    <ol className={classes.sources} id={id} data-testid="source-list">
      {citations.map(({ number, title, headingPath, sources, reviewedOn }) => {
        const origin = [...sources, ...(reviewedOn === null ? [] : [text.message.reviewedOn(reviewedOn)])];
        return (
          <li
            key={number}
            id={`${id}-${number}`}
            className={classes.source}
            tabIndex={-1}
            data-pointed={number === pointed || undefined}
          >
            <span className={classes.number}>[{number}]</span>
            <div>
              <DocumentPlace title={title} headingPath={headingPath} />
              {origin.length > 0 && <div className={classes.origin}>{origin.join(' · ')}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
