import { Button, Loader } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import type { GroupReport, Member } from '../api';
import type { ShownMessage } from '../chat/conversation-state';
import { MessageList } from '../chat/message-list';
import { useText } from '../i18n/language';
import { WhyPanel } from '../panel/why-panel';
import { SettingsDialog } from '../settings/settings-dialog';
import { Icon } from '../ui/icon';
import classes from './group-messages.module.css';
import { placeOfGroup } from './group-names';
import { GroupsFailedNote } from './groups-notes';
import { useGroupMessages } from './use-group-messages';

/** What was said in a group and, for the message that is chosen, why it was answered or not. */
export function GroupMessages({ group }: { group: GroupReport }) {
  const text = useText();
  const { shown, loaded, failed, atStart, loadEarlier } = useGroupMessages(group.channel, group.id);
  const [selected, setSelected] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  /** The message that was on top when earlier ones were asked for; it stays where it is. */
  const [anchor, setAnchor] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [settingsOpen, setSettingsOpen] = useState(false);

  const find = (selector: string) => list.current?.querySelector<HTMLElement>(selector);
  useLayoutEffect(() => {
    if (anchor === null) return;
    list.current?.querySelector(`li[data-message-id="${CSS.escape(anchor)}"]`)?.scrollIntoView({ block: 'start' });
    setAnchor(null);
  }, [anchor]);

  const showEarlier = async () => {
    const first = shown[0]?.message.id ?? null;
    setBusy(true);
    await loadEarlier();
    setBusy(false);
    setAnchor(first);
  };
  const close = () => {
    setSelected(null);
    find(`[data-status-of="${CSS.escape(selected ?? '')}"]`)?.focus();
  };
  const hasEarlier = !atStart && shown.length > 0 && shown.length < group.messages;
  return (
    <>
      <main className={classes.group} data-dims-silence>
        <header className={classes.header}>
          <div className={classes.about}>
            <h2 className={classes.name}>{placeOfGroup(group, text)}</h2>
            <p className={classes.ids} data-testid="group-ids">
              {text.groups.ids(group.id, group.app)}
            </p>
          </div>
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="gear" size={15} />}
            aria-haspopup="dialog"
            onClick={() => {
              setSettingsOpen(true);
            }}
            data-testid="settings-open"
          >
            {text.settings.open}
          </Button>
        </header>
        {failed && <GroupsFailedNote />}
        <MessageList
          ref={list}
          label={text.groups.messagesLabel(placeOfGroup(group, text))}
          messages={shown}
          selected={selected}
          onSelect={setSelected}
          head={
            hasEarlier && (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={busy}
                className={classes.earlier}
                onClick={() => void showEarlier()}
                data-testid="earlier"
              >
                {text.groups.older}
              </Button>
            )
          }
          empty={
            loaded ? (
              <p className={classes.none}>{text.groups.noMessages}</p>
            ) : (
              !failed && <Loader size="sm" className={classes.none} aria-label={text.loading} />
            )
          }
        />
      </main>
      {settingsOpen && (
        <SettingsDialog
          group={group}
          members={membersOf(shown)}
          onClose={() => {
            setSettingsOpen(false);
          }}
        />
      )}
      <WhyPanel shown={shown.find(({ message }) => message.id === selected) ?? null} onClose={close} />
    </>
  );
}

/** Who spoke, each once, under the latest name. */
const membersOf = (shown: readonly ShownMessage[]): Member[] => [
  ...new Map(shown.map(({ message: { member } }) => [member.id, member])).values(),
];
