import { Button } from '@mantine/core';
import { api, type KnowledgeNote, type OriginsReport } from '../api';
import { useText } from '../i18n/language';
import { useExpiry } from '../session/session-context';
import { formatSaid } from '../ui/format';
import classes from './intake.module.css';
import { NoteList } from './note-list';
import { useOrigins } from './use-origins';

/** Documents that come from elsewhere: how their fetching does, and a button to begin it. Nothing where there are none. */
export function OriginNotes({ assistant }: { assistant: string }) {
  const { report, load } = useOrigins();
  const text = useText();
  const words = text.knowledge.origins;
  const expired = useExpiry();
  const bases = report?.bases.filter((base) => base.assistant === assistant) ?? [];
  if (!report || bases.length === 0) return null;
  const { running, last } = report;
  const notes = bases.flatMap(({ name }) => notesOf(last, name));
  const begin = () => {
    Promise.all(bases.map(({ name }) => api.syncOrigins(name))).then(() => void load(), expired);
  };
  return (
    <section className={classes.ingest} aria-label={words.title} data-testid="origin-notes">
      <div className={classes.ingestHead}>
        <span className={classes.soft} role="status">
          {running
            ? words.running(running.origin, running.done)
            : last
              ? words.last(formatSaid(last.at, text.htmlLang), changedIn(last, bases))
              : words.never(bases.flatMap(({ origins }) => origins).length)}
        </span>
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={running !== null}
          onClick={begin}
          data-testid="sync-origins"
        >
          {words.sync}
        </Button>
      </div>
      {last?.failed === true && <p className={classes.soft}>{words.failed}</p>}
      {notes.length > 0 && (
        <details className={classes.problems}>
          <summary>{words.notes(notes.length)}</summary>
          <NoteList notes={notes} />
        </details>
      )}
    </section>
  );
}

type LastSync = OriginsReport['last'];

function changedIn(last: NonNullable<LastSync>, bases: OriginsReport['bases']): number {
  return last.origins
    .filter(({ knowledgeBase }) => bases.some(({ name }) => name === knowledgeBase))
    .reduce((sum, { added, changed, removed }) => sum + added + changed + removed, 0);
}

/** What was not read, and why. */
function notesOf(last: LastSync, base: string): KnowledgeNote[] {
  const origins = last?.origins.filter(({ knowledgeBase }) => knowledgeBase === base) ?? [];
  return origins.flatMap(({ name, refused, problem }) => [
    ...(problem === null ? [] : [{ file: name, message: problem, severity: 'error' as const }]),
    ...refused.map(({ path, message }) => ({ file: `${name}/${path}`, message, severity: 'warning' as const })),
  ]);
}
