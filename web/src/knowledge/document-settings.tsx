import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DocumentSettings, DocumentSummary } from '../api';
import { useText } from '../i18n/language';
import { TextArea } from '../ui/text-area';
import classes from './document.module.css';
import type { SaveState } from './use-document';

interface DocumentSettingsFormProps {
  summary: DocumentSummary;
  isSetOnPage: boolean;
  save: SaveState;
  onSave: (settings: DocumentSettings) => void;
}

/** From when to when it counts, what it replaces, and who reviewed it. */
export function DocumentSettingsForm({ summary, isSetOnPage, save, onSave }: DocumentSettingsFormProps) {
  const { knowledge: words } = useText();
  const { validity, reviewedOn, reviewedBy } = summary;
  const [written, setWritten] = useState({
    from: validity.from ?? '',
    until: validity.until ?? '',
    supersedes: validity.supersedes.join('\n'),
    reviewedOn: reviewedOn ?? '',
    reviewedBy: reviewedBy ?? '',
  });
  const busy = save.step === 'saving';
  const field = (name: 'from' | 'until' | 'reviewedOn' | 'reviewedBy', label: string) => (
    <TextInput
      size="xs"
      type={name === 'reviewedBy' ? 'text' : 'date'}
      label={label}
      value={written[name]}
      disabled={busy}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setWritten((known) => ({ ...known, [name]: value }));
      }}
      data-testid={`setting-${name}`}
    />
  );
  const submit = () => {
    const paths = written.supersedes.split('\n').map((line) => line.trim());
    const supersedes = paths.filter((path) => path !== '');
    onSave({
      from: written.from || null,
      until: written.until || null,
      reviewedOn: written.reviewedOn || null,
      reviewedBy: written.reviewedBy.trim() || null,
      // What is named in the file and not there yet may stay as it is.
      ...(supersedes.join('\n') !== validity.supersedes.join('\n') && { supersedes }),
    });
  };
  return (
    <section className={classes.section}>
      <h3 className={classes.name}>{words.settings}</h3>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {field('from', words.from)}
        {field('until', words.until)}
        {field('reviewedOn', words.reviewedOn)}
        {field('reviewedBy', words.reviewedBy)}
        <div className={classes.whole}>
          <TextArea
            label={words.supersedes}
            note={words.supersedesNote}
            value={written.supersedes}
            disabled={busy}
            onChange={(supersedes) => {
              setWritten((known) => ({ ...known, supersedes }));
            }}
            testId="setting-supersedes"
          />
        </div>
        <div className={classes.whole}>
          <Button type="submit" size="xs" loading={busy} data-testid="settings-save">
            {words.save}
          </Button>
          <span
            className={classes.said}
            data-failed={save.step === 'failed' || undefined}
            role="status"
            data-testid="document-said"
          >
            {save.step === 'saved' && words.saved}
            {save.step === 'failed' && (isField(save.detail) ? words.wrong[save.detail] : words.notSaved)}
          </span>
        </div>
      </form>
      <p className={classes.soft} data-testid="settings-note">
        {isSetOnPage ? words.isSetOnPage : words.settingsNote}
      </p>
    </section>
  );
}

const isField = (detail: string | null): detail is 'until' | 'supersedes' =>
  detail === 'until' || detail === 'supersedes';
