import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, type DocumentVersionRecord } from '../api';
import { useText } from '../i18n/language';
import { useExpiry } from '../session/session-context';
import { formatMoment } from '../ui/format';
import { Difference, type ShownDifference } from './difference';
import classes from './document.module.css';

interface VersionItemProps {
  assistant: string;
  id: string;
  version: DocumentVersionRecord;
  /** The one that it is compared with; null where there is none. */
  before: number | null;
  isNewest: boolean;
  busy: boolean;
  onRollBack: () => void;
}

/** `change`: its difference from the version before. */
type Shown = { kind: 'change' | 'text'; content: ShownDifference } | { kind: 'failed' } | null;

export function VersionItem({ assistant, id, version, before, isNewest, busy, onRollBack }: VersionItemProps) {
  const text = useText();
  const words = text.knowledge;
  const { number, change, changedBy, changedAt, characters, hasText } = version;
  const [shown, setShown] = useState<Shown>(null);
  const [asking, setAsking] = useState(false);
  const expired = useExpiry();

  const show = async (kind: 'change' | 'text') => {
    if (shown?.kind === kind) {
      setShown(null);
      return;
    }
    try {
      const content =
        kind === 'change' && before !== null
          ? (await api.versionDifference(assistant, id, { from: before, to: number })).runs
          : (await api.versionText(assistant, id, number)).text;
      setShown({ kind, content });
    } catch (error) {
      if (!expired(error)) setShown({ kind: 'failed' });
    }
  };
  const open = (kind: 'change' | 'text', label: string) => (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-expanded={shown?.kind === kind}
      onClick={() => void show(kind)}
      data-testid={`show-${kind}`}
    >
      {shown?.kind === kind ? words.hide : label}
    </Button>
  );
  return (
    <li className={classes.version} data-testid="version">
      <div className={classes.versionHead}>
        <strong>{words.version(number)}</strong>
        <span>{words.changes[change]}</span>
        {isNewest && <span className={classes.now}>{words.current}</span>}
        <span className={classes.soft}>
          {words.by(changedBy)} · {formatMoment(changedAt, text.htmlLang)} ·{' '}
          {words.characters(characters.toLocaleString(text.htmlLang))}
        </span>
      </div>
      {hasText ? (
        <div className={classes.buttons}>
          {before !== null && open('change', words.showChange)}
          {open('text', words.showText)}
          {!isNewest && !asking && (
            <Button
              variant="subtle"
              size="compact-xs"
              disabled={busy}
              onClick={() => {
                setAsking(true);
              }}
              data-testid="roll-back"
            >
              {words.rollBack}
            </Button>
          )}
        </div>
      ) : (
        change !== 'removed' && <p className={classes.soft}>{words.noText}</p>
      )}
      {asking && (
        <div className={classes.ask} role="alert">
          <span>{words.rollBackAsk}</span>
          <div className={classes.buttons}>
            <Button
              size="xs"
              autoFocus
              disabled={busy}
              onClick={() => {
                setAsking(false);
                onRollBack();
              }}
              data-testid="roll-back-sure"
            >
              {words.rollBackSure}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              onClick={() => {
                setAsking(false);
              }}
            >
              {text.cancel}
            </Button>
          </div>
        </div>
      )}
      {shown?.kind === 'failed' && (
        <p className={classes.soft} role="alert">
          {words.textFailed}
        </p>
      )}
      {shown && shown.kind !== 'failed' && <Difference content={shown.content} />}
    </li>
  );
}
