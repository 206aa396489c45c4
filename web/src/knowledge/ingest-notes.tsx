import { Button } from '@mantine/core';
import { api, type KnowledgeReport } from '../api';
import { useText } from '../i18n/language';
import { useExpiry } from '../session/session-context';
import { formatSaid } from '../ui/format';
import classes from './intake.module.css';
import { NoteList } from './note-list';

interface IngestNotesProps {
  report: KnowledgeReport | null;
  assistant: string;
  onAgain: () => void;
}

/** How the reading of files and the index by meaning do. */
export function IngestNotes({ report, assistant, onAgain }: IngestNotesProps) {
  const text = useText();
  const words = text.knowledge;
  const expired = useExpiry();
  if (!report) return null;
  const { ingest, vectors, bases } = report;
  const others = bases.filter((base) => base.assistant !== assistant).map(({ name }) => `${name}/`);
  const problems = (ingest.last?.problems ?? []).filter(({ file }) => !others.some((base) => file.startsWith(base)));
  const readAgain = () => {
    api.readFolder().then(onAgain, expired);
  };
  return (
    <section className={classes.ingest} data-testid="ingest-notes">
      <div className={classes.ingestHead}>
        <span className={classes.soft} role="status">
          {ingest.running
            ? words.reading(ingest.running.path, ingest.running.done, ingest.running.total)
            : ingest.last && formatSaid(ingest.last.at, text.htmlLang)}
        </span>
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={ingest.running !== null}
          onClick={readAgain}
          data-testid="read-again"
        >
          {words.readAgain}
        </Button>
      </div>
      {ingest.running && <progress className={classes.bar} value={ingest.running.done} max={ingest.running.total} />}
      {problems.length > 0 ? (
        <details className={classes.problems} open={problems.some(({ severity }) => severity === 'error')}>
          <summary>{words.problems(problems.length)}</summary>
          <NoteList notes={problems} />
        </details>
      ) : (
        ingest.last && <p className={classes.soft}>{words.noProblems}</p>
      )}
      {vectors && (
        <p className={classes.vectors} data-state={vectors.state} data-testid="vectors">
          {words.vectors[vectors.state]}
          {vectors.state !== 'off' && vectors.done < vectors.total && (
            <>
              {' '}
              {words.progress(vectors.done, vectors.total)}
              <progress className={classes.bar} value={vectors.done} max={vectors.total} />
            </>
          )}
          {vectors.problem !== null && <span className={classes.message}>{vectors.problem}</span>}
        </p>
      )}
    </section>
  );
}
