import { ActionIcon, Button, Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { api } from '../api';
import { useText } from '../i18n/language';
import { Icon } from '../ui/icon';
import { CitingAnswers } from './citing-answers';
import { DocumentPictures } from './document-pictures';
import { DocumentSettingsForm } from './document-settings';
import classes from './document.module.css';
import { useDocument } from './use-document';
import { VersionList } from './version-list';
import { WithdrawDocument } from './withdraw-document';

interface DocumentViewProps {
  assistant: string;
  id: string;
  onChanged: () => void;
  onBack: () => void;
}

/** One document: whether it counts, its settings, its versions, and the answers that cited it. */
export function DocumentView({ assistant, id, onChanged, onBack }: DocumentViewProps) {
  const text = useText();
  const words = text.knowledge;
  const narrow = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false });
  const { report, failed, load, save, change } = useDocument(assistant, id, onChanged);
  const busy = save.step === 'saving';
  const { summary, document } = report ?? {};
  return (
    <article className={classes.view} data-testid="document-view">
      <header className={classes.header}>
        {narrow && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.back}
            title={words.back}
            onClick={onBack}
            data-testid="document-back"
          >
            <Icon name="back" />
          </ActionIcon>
        )}
        <div className={classes.heading}>
          <h2 className={classes.title}>{summary?.title ?? text.loading}</h2>
          {summary && (
            <span className={classes.soft}>
              {summary.path} · {words.inBase(summary.knowledgeBase)} ·{' '}
              {words.facts(words.formats[summary.format], summary.versions, summary.passages)}
            </span>
          )}
        </div>
        {summary && (
          <span className={classes.state} data-state={summary.state} data-testid="view-state">
            {words.states[summary.state]}
          </span>
        )}
      </header>
      {!report && !failed && <Loader size="sm" aria-label={text.loading} />}
      {failed && (
        <p className={classes.soft} role="alert">
          {words.failed}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void load()}>
            {text.retry}
          </Button>
        </p>
      )}
      {report && summary && (
        <>
          <section className={classes.section}>
            <p className={classes.note}>{words.stateNotes[summary.state]}</p>
            {summary.doubts.map((doubt) => (
              <p key={doubt} className={classes.doubt}>
                {words.doubts[doubt]}
              </p>
            ))}
            {document && document.sources.length > 0 && (
              <p className={classes.soft}>
                {words.sources}: {document.sources.join('; ')}
              </p>
            )}
            {document?.url != null && (
              <a href={document.url} target="_blank" rel="noreferrer noopener">
                {words.original}
              </a>
            )}
            <WithdrawDocument
              state={summary.state}
              busy={busy}
              onChange={(kind) => void change(() => api.switchDocument(assistant, id, kind))}
            />
          </section>
          {summary.state === 'withdrawn' && <CitingAnswers answers={report.citing} isWithdrawn />}
          {document && (
            <DocumentSettingsForm
              key={report.versions.length}
              summary={summary}
              isSetOnPage={document.isSetOnPage}
              save={save}
              onSave={(settings) => void change(() => api.changeDocument(assistant, id, settings))}
            />
          )}
          <DocumentPictures id={id} version={report.versions.length} />
          <VersionList
            assistant={assistant}
            id={id}
            versions={report.versions}
            busy={busy}
            onRollBack={(version) => void change(() => api.rollBack(assistant, id, version))}
          />
          {summary.state !== 'withdrawn' && <CitingAnswers answers={report.citing} isWithdrawn={false} />}
        </>
      )}
    </article>
  );
}
