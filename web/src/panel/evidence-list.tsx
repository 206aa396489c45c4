import type { CarryingText, Evidence, Explanation } from '../api';
import { useText } from '../i18n/language';
import { formatScore } from '../ui/format';
import { EvidenceItem } from './evidence-item';
import classes from './evidence-list.module.css';
import { Section } from './section';

/** What was found for the message, the best first, and what of it was cited. */
export function EvidenceList({ explanation }: { explanation: Explanation }) {
  const { answer, trace } = explanation.outcome;
  const { panel } = useText();
  const { evidence, verdict, failedRetrievers } = trace;
  const cited = new Map(answer?.citations.map(({ evidenceId, number }) => [evidenceId, number]));
  const carrying = verdict?.passages ?? [];
  const scores = new Map(carrying.map(({ passageId, score }) => [passageId, score]));
  const carriedIds = new Set(scores.keys());
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
        {carriedElsewhere &&
          explanation.carrying.map((passage) => (
            <EvidenceItem key={passage.id} evidence={asEvidence(passage, scores)} cited={null} carried />
          ))}
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

/** A passage that only carried the score, shown like what was found for an answer. */
function asEvidence(
  { id, documentTitle, headingPath, text }: CarryingText,
  scores: ReadonlyMap<string, number>,
): Evidence {
  return {
    id,
    kind: 'passage',
    retriever: 'gate',
    text,
    title: documentTitle,
    headingPath,
    sources: [],
    reviewedOn: null,
    documentId: null,
    place: null,
    url: null,
    score: scores.get(id) ?? 0,
  };
}
