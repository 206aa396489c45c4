import type { DocumentVersionRecord } from '../api';
import { useText } from '../i18n/language';
import classes from './document.module.css';
import { VersionItem } from './version-item';

interface VersionListProps {
  assistant: string;
  id: string;
  /** Oldest first. */
  versions: readonly DocumentVersionRecord[];
  busy: boolean;
  onRollBack: (version: number) => void;
}

/** What became of a document, newest first, with who and when. */
export function VersionList({ assistant, id, versions, busy, onRollBack }: VersionListProps) {
  const { knowledge: words } = useText();
  const newest = versions.at(-1)?.number;
  return (
    <section className={classes.section}>
      <h3 className={classes.name}>{words.versions}</h3>
      <ol className={classes.versions} data-testid="versions">
        {versions.toReversed().map((version) => (
          <VersionItem
            key={version.number}
            assistant={assistant}
            id={id}
            version={version}
            before={versions.findLast(({ number, hasText }) => hasText && number < version.number)?.number ?? null}
            isNewest={version.number === newest}
            busy={busy}
            onRollBack={() => {
              onRollBack(version.number);
            }}
          />
        ))}
      </ol>
    </section>
  );
}
