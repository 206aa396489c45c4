import type { GroupReport } from '../api';
import { useText } from '../i18n/language';
import { EmergencyMark } from '../ui/emergency-mark';
import { formatSaid } from '../ui/format';
import classes from './group-list.module.css';
import { keyOf, placeOfGroup } from './group-names';

interface GroupListProps {
  groups: readonly GroupReport[];
  /** Title of an assistant by its name. */
  titleOf: (assistant: string) => string;
  chosen: string;
  /** Keys of those with an open emergency. */
  urgent: ReadonlySet<string>;
  onChoose: (key: string) => void;
}

export function GroupList({ groups, titleOf, chosen, urgent, onChoose }: GroupListProps) {
  const text = useText();
  return (
    <ol className={classes.list} aria-label={text.groups.choose} data-testid="group-list">
      {groups.map((group) => {
        const key = keyOf(group);
        return (
          <li key={key}>
            <button
              type="button"
              className={classes.group}
              aria-current={key === chosen}
              onClick={() => {
                onChoose(key);
              }}
              data-testid="group"
            >
              <span className={classes.name}>{placeOfGroup(group, text)}</span>
              {urgent.has(key) && (
                <span className={classes.urgent}>
                  <EmergencyMark>{text.trust.emergencyOpen}</EmergencyMark>
                </span>
              )}
              <span className={classes.soft}>
                {text.groups.assistantAndCount(titleOf(group.assistant), group.messages)}
              </span>
              <time className={classes.soft} dateTime={new Date(group.lastMessageAt).toISOString()}>
                {formatSaid(group.lastMessageAt, text.htmlLang)}
              </time>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
