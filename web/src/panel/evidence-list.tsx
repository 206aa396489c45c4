import type { Evidence, Outcome } from '../api';
import { useText } from '../i18n/language';
import { formatScore } from '../ui/format';
import { EvidenceItem } from './evidence-item';
import classes from './evidence-list.module.css';
import { Section } from './section';

/** What was found for the message, the best first, and what of it was cited. */
export function EvidenceList({ outcome: { answer, trace } }: { outcome: Outcome }) {
  const { panel } = useText();
  const { evidence, verdict, failedRetrievers } = trace;
  const cited = new Map(answer?.citations.map(({ evidenceId, number }) => [evidenceId, number]));
  const carrying = verdict?.passages ?? [];
  const carriedIds = new Set(carrying.map(({ passageId }) => passageId));
  const carriedElsewhere = evidence.length === 0 && carrying.length > 0;
  const citedFirst = (item: Evidence) => cited.get(item.id) ?? Number.POSITIVE_INFINITY;
  const ordered = [...evidence].sort((a, b) => (citedFirst(a) === citedFirst(b) ? 0 : citedFirst(a) - citedFirst(b)));

  return (
    <Section title={panel.evidence}>
      {evidence.length === 0 && <p className={classes.none}>{panel.evidenceNone}</p>}
      {carriedElsewhere && (
        <p className={classes.none}>
          {panel.carriedElsewhere(carrying.length, formatScore(Math.max(...carrying.map(({ score }) => score))))}
        </p>
      )}
      <ol className={classes.list}>
        {ordered.map((item) => (
          <EvidenceItem
            key={item.id}
            evidence={item}
            cited={cited.get(item.id) ?? null}
            carried={carriedIds.has(item.id)}
          />
        ))}
      </ol>
      {failedRetrievers.length > 0 && (
        <p className={classes.none}>{panel.failedRetrievers(failedRetrievers.join(', '))}</p>
      )}
    </Section>
  );
}
