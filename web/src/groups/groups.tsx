import { Loader, NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Assistant, ReviewRecord } from '../api';
import app from '../app.module.css';
import { useText } from '../i18n/language';
import { withdrawableOn as isPlatform } from '../reply/withdrawable';
import { useStored } from '../ui/use-stored';
import { GroupList } from './group-list';
import { GroupMessages } from './group-messages';
import { keyOf, placeOfGroup, urgentGroups } from './group-names';
import classes from './groups.module.css';
import { GroupsFailedNote, HowGroupsCome, NoGroups } from './groups-notes';
import { UrgentGroups } from './urgent-groups';
import { useGroups } from './use-groups';

interface GroupsProps {
  assistants: readonly Assistant[];
  /** What waits for a person. */
  waiting: readonly ReviewRecord[];
  /** The groups are looked at again, and so is what waits. */
  onLook: () => void;
}

/** What the groups of every channel said, and what came of it. */
export function Groups({ assistants, waiting, onLook }: GroupsProps) {
  const text = useText();
  const narrow = useMediaQuery('(max-width: 720px)', false, { getInitialValueInEffect: false });
  const { groups, failed } = useGroups(onLook);
  const [chosen, choose] = useStored('fennelbean.group', () => '');

  if (groups === null && failed) return <GroupsFailedNote />;
  if (groups === null) {
    return (
      <main className={app.waiting} aria-busy="true">
        <Loader size="sm" aria-label={text.loading} />
      </main>
    );
  }
  const group = groups.find((one) => keyOf(one) === chosen) ?? groups[0];
  if (!group) return <NoGroups />;

  const titles = new Map(assistants.map(({ name, title }) => [name, title]));
  const urgent = urgentGroups(waiting);
  const hint = !groups.some(({ channel }) => isPlatform(channel)) && <HowGroupsCome />;
  return (
    <div className={classes.columns} data-testid="groups">
      <div className={classes.choice}>
        {narrow ? (
          <>
            <NativeSelect
              aria-label={text.groups.choose}
              value={keyOf(group)}
              onChange={(event) => {
                choose(event.currentTarget.value);
              }}
              data={groups.map((one) => ({ value: keyOf(one), label: placeOfGroup(one, text) }))}
              data-testid="group-select"
            />
            <UrgentGroups groups={groups.filter((one) => urgent.has(keyOf(one)))} onChoose={choose} />
          </>
        ) : (
          <GroupList
            groups={groups}
            titleOf={(assistant) => titles.get(assistant) ?? assistant}
            chosen={keyOf(group)}
            urgent={urgent}
            onChoose={choose}
          />
        )}
        {hint}
      </div>
      <GroupMessages key={keyOf(group)} group={group} />
    </div>
  );
}
