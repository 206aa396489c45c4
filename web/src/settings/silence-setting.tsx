import { Button } from '@mantine/core';
import { useText } from '../i18n/language';
import { formatMoment } from '../ui/format';
import { Setting } from './setting';
import type { SettingProps } from './setting-props';
import classes from './settings.module.css';

const hourMs = 3_600_000;
const lengths = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs } as const;
const names = Object.keys(lengths) as (keyof typeof lengths)[];

export function SilenceSetting({ policy: { silentUntil }, busy, change }: SettingProps) {
  const { settings: words, htmlLang } = useText();
  const until = silentUntil !== null && silentUntil > Date.now() ? silentUntil : null;
  return (
    <Setting title={words.silence} busy={busy} testId="setting-silence">
      <div className={classes.row}>
        <span className={classes.grow}>
          {until === null ? words.notSilent : words.silentUntil(formatMoment(until, htmlLang))}
        </span>
        {until !== null && (
          <Button
            size="xs"
            disabled={busy}
            onClick={() => {
              change({ silentUntil: null });
            }}
            data-testid="silence-resume"
          >
            {words.resume}
          </Button>
        )}
      </div>
      <div className={classes.row}>
        {names.map((name) => (
          <Button
            key={name}
            variant="default"
            size="xs"
            disabled={busy}
            aria-label={words.silenceFor(words.silences[name])}
            onClick={() => {
              change({ silentUntil: Date.now() + lengths[name] });
            }}
            data-testid={`silence-${name}`}
          >
            {words.silences[name]}
          </Button>
        ))}
      </div>
    </Setting>
  );
}
