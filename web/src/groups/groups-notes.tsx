import notes from '../chat/notes.module.css';
import { useText } from '../i18n/language';
import { Logo } from '../ui/logo';
import classes from './groups-notes.module.css';

const doctor = 'npx fennelbean doctor feishu';

export function GroupsFailedNote() {
  const { groups } = useText();
  return (
    <div className={`${notes.note} ${notes.warning}`} role="status" data-testid="groups-failed">
      {groups.failed}
    </div>
  );
}

/** How a group of a platform gets here. */
export function HowGroupsCome() {
  const { groups } = useText();
  return (
    <ul className={classes.steps} data-testid="how-groups-come">
      {groups.emptySteps.map((step) => (
        <li key={step}>{step}</li>
      ))}
      <li className={classes.command}>
        <code>{doctor}</code>
      </li>
    </ul>
  );
}

export function NoGroups() {
  const { groups } = useText();
  return (
    <main className={classes.empty} data-testid="no-groups">
      <Logo size={44} />
      <h2 className={classes.title}>{groups.emptyTitle}</h2>
      <p className={classes.lead}>{groups.emptyLead}</p>
      <HowGroupsCome />
    </main>
  );
}
