import type { Citation } from '../api';
import { DocumentPlace } from '../ui/document-place';
import { OriginLine } from '../ui/origin-line';
import classes from './source-list.module.css';

interface SourceListProps {
  id: string;
  citations: readonly Citation[];
  /** The source that a mark in the text led to. */
  pointed: number | null;
}

export function SourceList({ id, citations, pointed }: SourceListProps) {
  return (
    <ol className={classes.sources} id={id} data-testid="source-list">
      {citations.map(({ number, title, headingPath, place, sources, reviewedOn, url }) => (
        <li
          key={number}
          id={`${id}-${number}`}
          className={classes.source}
          tabIndex={-1}
          data-pointed={number === pointed || undefined}
        >
          <span className={classes.number}>[{number}]</span>
          <div>
            <DocumentPlace title={title} headingPath={headingPath} place={place} url={url} />
            <OriginLine sources={sources} reviewedOn={reviewedOn} />
          </div>
        </li>
      ))}
    </ol>
  );
}
