import { Button, CloseButton, Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { GroupReport, Member } from '../api';
import { placeOfGroup } from '../groups/group-names';
import { useText } from '../i18n/language';
import { Dialog } from '../ui/dialog';
import { ExpertsSetting } from './experts-setting';
import { HumanFirstSetting } from './human-first-setting';
import { ModeSetting } from './mode-setting';
import classes from './settings.module.css';
import { SilenceSetting } from './silence-setting';
import { useGroupSettings } from './use-group-settings';

interface SettingsDialogProps {
  group: GroupReport;
  /** Who spoke in the group of late. */
  members: readonly Member[];
  onClose: () => void;
}

/** What the bot does in one group; each change is in force at once. */
export function SettingsDialog({ group, members, onClose }: SettingsDialogProps) {
  const text = useText();
  const words = text.settings;
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const { known, failed, load, save, change } = useGroupSettings(group);
  const busy = save === 'saving';
  const setting = known && { ...known, busy, change: (changes: Parameters<typeof change>[0]) => void change(changes) };
  return (
    <Dialog label={words.title} place={phone ? 'cover' : 'side'} onClose={onClose} testId="settings">
      <div className={classes.content}>
        <header className={classes.header}>
          <div className={classes.heading}>
            <h2 className={classes.title}>{words.title}</h2>
            <span className={classes.note}>{placeOfGroup(group, text)}</span>
          </div>
          <CloseButton aria-label={text.close} onClick={onClose} data-testid="settings-close" />
        </header>
        {!known && !failed && <Loader size="sm" aria-label={text.loading} />}
        {failed && (
          <p className={classes.note} role="alert">
            {words.failed}{' '}
            <Button variant="subtle" size="compact-sm" onClick={() => void load()}>
              {text.retry}
            </Button>
          </p>
        )}
        {setting && (
          <>
            <ModeSetting {...setting} />
            <HumanFirstSetting {...setting} />
            <ExpertsSetting {...setting} members={members} />
            <SilenceSetting {...setting} />
          </>
        )}
        <p
          className={classes.said}
          data-failed={save === 'failed' || undefined}
          role="status"
          data-testid="settings-said"
        >
          {save === 'saved' && words.saved}
          {save === 'failed' && words.notSaved}
        </p>
      </div>
    </Dialog>
  );
}
