import type { GroupReport } from '../api';
import { useText } from '../i18n/language';
import { EmergencyMark } from '../ui/emergency-mark';
import { keyOf, placeOfGroup } from './group-names';
import classes from './groups.module.css';

interface UrgentGroupsProps {
  groups: readonly GroupReport[];
  onChoose: (key: string) => void;
}

/** The groups with an open emergency, each one tap away where the list shows only one group. */
export function UrgentGroups({ groups, onChoose }: UrgentGroupsProps) {
  const text = useText();
  if (groups.length === 0) return null;
  return (
    <ul className={classes.urgent} aria-label={text.trust.emergencyOpen}>
      {groups.map((group) => (
        <li key={keyOf(group)}>
          <button
            type="button"
            onClick={() => {
              onChoose(keyOf(group));
            }}
            data-testid="urgent-group"
          >
            <EmergencyMark>{text.trust.emergencyGroup(placeOfGroup(group, text))}</EmergencyMark>
          </button>
        </li>
      ))}
    </ul>
  );
}
