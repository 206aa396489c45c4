import type { KnowledgeNote } from '../api';
import { useText } from '../i18n/language';
import classes from './intake.module.css';

/** What was told of files, what could not be read first. */
export function NoteList({ notes }: { notes: readonly KnowledgeNote[] }) {
  const { knowledge: words } = useText();
  const order = ['error', 'warning', 'notice'];
  const sorted = [...notes].sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
  if (sorted.length === 0) return null;
  return (
    <ul className={classes.notes}>
      {sorted.map(({ file, line, message, severity }) => (
        <li key={`${file} ${line ?? ''} ${message}`} data-testid="knowledge-note">
          <span className={classes.severity} data-severity={severity}>
            {words.severity[severity]}
          </span>{' '}
          <span className={classes.file}>{words.line(file, line)}</span>
          <span className={classes.message}>{message}</span>
        </li>
      ))}
    </ul>
  );
}
