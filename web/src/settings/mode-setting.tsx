import type { ConversationMode } from '../api';
import { useText } from '../i18n/language';
import { Setting } from './setting';
import type { SettingProps } from './setting-props';
import classes from './settings.module.css';

const modes: readonly ConversationMode[] = ['answer', 'assist', 'listen'];

export function ModeSetting({ settings, policy, busy, change }: SettingProps) {
  const { settings: words, waiting } = useText();
  return (
    <Setting
      title={words.mode}
      isSet={settings.mode !== null}
      giveBack={() => {
        change({ mode: null });
      }}
      busy={busy}
      testId="setting-mode"
    >
      <div className={classes.modes} role="radiogroup" aria-label={words.mode}>
        {modes.map((mode) => (
          <label key={mode} className={classes.mode} data-chosen={mode === policy.mode || undefined}>
            <input
              type="radio"
              name="mode"
              checked={mode === policy.mode}
              disabled={busy}
              onChange={() => {
                change({ mode });
              }}
              data-testid={`mode-${mode}`}
            />
            <span>
              {words.modes[mode]}
              <span className={classes.note}>{words.modeNotes[mode]}</span>
            </span>
          </label>
        ))}
      </div>
      {policy.mode === 'assist' && policy.staff && (
        <p className={classes.note}>{words.staff(waiting.place(policy.staff.channel, policy.staff.id))}</p>
      )}
    </Setting>
  );
}
