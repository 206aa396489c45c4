import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../i18n/language';
import { Setting } from './setting';
import type { SettingProps } from './setting-props';
import classes from './settings.module.css';

const mostSeconds = 86_400;

export function HumanFirstSetting({ settings, policy, busy, change }: SettingProps) {
  const { settings: words } = useText();
  const [written, setWritten] = useState<string | null>(null);
  const value = written ?? String(policy.humanFirstSeconds);
  const seconds = /^\d{1,5}$/.test(value.trim()) ? Number(value) : Number.NaN;
  const isWrong = !(seconds >= 0 && seconds <= mostSeconds);
  const give = (humanFirstSeconds: number | null) => {
    setWritten(null);
    change({ humanFirstSeconds });
  };
  return (
    <Setting
      title={words.humanFirst}
      note={words.humanFirstNote}
      isSet={settings.humanFirstSeconds !== null}
      giveBack={() => {
        give(null);
      }}
      busy={busy}
      testId="setting-human-first"
    >
      <form
        className={classes.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWrong) give(seconds);
        }}
      >
        <TextInput
          size="xs"
          className={classes.number}
          inputMode="numeric"
          aria-label={words.humanFirst}
          value={value}
          error={isWrong}
          disabled={busy}
          onChange={(event) => {
            setWritten(event.currentTarget.value);
          }}
          data-testid="human-first-seconds"
        />
        <Button
          type="submit"
          variant="default"
          size="xs"
          disabled={busy || isWrong || seconds === policy.humanFirstSeconds}
          data-testid="human-first-save"
        >
          {words.save}
        </Button>
      </form>
      {isWrong && (
        <p className={classes.wrong} role="alert">
          {words.humanFirstWrong}
        </p>
      )}
    </Setting>
  );
}
