import { type ReactNode, useId } from 'react';
import { useText } from '../i18n/language';
import classes from './settings.module.css';

interface SettingProps {
  title: string;
  note?: string;
  /** Whether an admin set it; absent where only an admin can. */
  isSet?: boolean;
  /** Gives it back to the configuration. */
  giveBack?: () => void;
  busy: boolean;
  testId: string;
  children: ReactNode;
}

/** One setting, and where its value comes from. */
export function Setting({ title, note, isSet, giveBack, busy, testId, children }: SettingProps) {
  const { settings } = useText();
  const id = useId();
  return (
    <section className={classes.setting} aria-labelledby={id} data-testid={testId}>
      <h3 id={id} className={classes.name}>
        {title}
      </h3>
      {note !== undefined && <p className={classes.note}>{note}</p>}
      {children}
      {isSet !== undefined && (
        <p className={classes.origin} data-testid="setting-origin">
          {isSet ? settings.fromPage : settings.fromConfiguration}
          {isSet && (
            <button type="button" className={classes.giveBack} disabled={busy} onClick={giveBack}>
              {settings.giveBack}
            </button>
          )}
        </p>
      )}
    </section>
  );
}
