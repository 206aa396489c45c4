import { Button, CloseButton, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Member } from '../api';
import { useText } from '../i18n/language';
import { Setting } from './setting';
import type { SettingProps } from './setting-props';
import classes from './settings.module.css';

/** An id, or the name of a member who spoke; of namesakes the first. */
const idOf = (written: string, members: readonly Member[]): string =>
  members.find(({ id }) => id === written)?.id ?? members.find(({ name }) => name === written)?.id ?? written;

export function ExpertsSetting({
  settings,
  policy: { experts },
  members,
  busy,
  change,
}: SettingProps & { members: readonly Member[] }) {
  const { settings: words } = useText();
  const [written, setWritten] = useState('');
  const listId = useId();
  const names = new Map(members.filter(({ name }) => name !== '').map(({ id, name }) => [id, name]));
  const added = idOf(written.trim(), members);
  const others = members.filter(({ id }) => !experts.includes(id));
  return (
    <Setting
      title={words.experts}
      note={words.expertsNote}
      isSet={settings.experts !== null}
      giveBack={() => {
        change({ experts: null });
      }}
      busy={busy}
      testId="setting-experts"
    >
      {experts.length === 0 && <p className={classes.none}>{words.noExperts}</p>}
      <ul className={classes.experts}>
        {experts.map((id) => (
          <li key={id} className={classes.expert} data-testid="expert">
            <span>
              {names.get(id) ?? id}
              {names.has(id) && <span className={classes.note}>{id}</span>}
            </span>
            <CloseButton
              size="sm"
              disabled={busy}
              aria-label={words.removeExpert(names.get(id) ?? id)}
              onClick={() => {
                change({ experts: experts.filter((one) => one !== id) });
              }}
            />
          </li>
        ))}
      </ul>
      <form
        className={classes.row}
        onSubmit={(event) => {
          event.preventDefault();
          setWritten('');
          if (added !== '' && !experts.includes(added)) change({ experts: [...experts, added] });
        }}
      >
        <TextInput
          size="xs"
          className={classes.grow}
          list={listId}
          maxLength={255}
          placeholder={words.expertName}
          aria-label={words.expertName}
          value={written}
          disabled={busy}
          onChange={(event) => {
            setWritten(event.currentTarget.value);
          }}
          data-testid="expert-name"
        />
        <datalist id={listId}>
          {others.map(({ id, name }) => (
            <option key={id} value={id} label={name} />
          ))}
        </datalist>
        <Button type="submit" variant="default" size="xs" disabled={busy || added === ''} data-testid="expert-add">
          {words.addExpert}
        </Button>
      </form>
    </Setting>
  );
}
