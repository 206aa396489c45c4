import type { Verdict } from '../api';
import { useText } from '../i18n/language';
import { formatScore } from '../ui/format';
import { ScoreScale, type Zone } from './score-scale';
import classes from './score-section.module.css';
import { Section } from './section';

/** Log-odds on either side of the threshold that the scale shows at least. */
const usualReach = 4;

export function ScoreSection({ verdict }: { verdict: Verdict | null }) {
  const text = useText();
  const words = text.panel;
  if (!verdict) {
    return (
      <Section title={words.score}>
        <p className={classes.line}>{words.noVerdict}</p>
      </Section>
    );
  }

  const { score, threshold, reviewWidth, knowledgeScore, knowledgeThreshold } = verdict;
  const compare = (name: string, value: number, cut: number) => {
    const gap = formatScore(Math.abs(value - cut));
    if (value === cut) return words.equal(name, formatScore(value));
    const sentence = value > cut ? words.above : words.below;
    return sentence(name, formatScore(value), formatScore(cut), gap);
  };

  const listed = verdict.reason === 'listed-good' || verdict.reason === 'listed-bad';
  const saved = verdict.reason === 'saved-question';
  const isReport = verdict.reason === 'shown-report';
  const nearBy = Math.abs(score - threshold) <= reviewWidth;
  const line = text.joinSentences([
    compare(words.scoreValue, score, threshold),
    ...(nearBy && !listed && !saved && !isReport ? [words.scoreInReview(formatScore(reviewWidth))] : []),
    ...(listed ? [words.listRules] : []),
    ...(saved ? [words.savedRules] : []),
    ...(isReport ? [words.reportRules] : []),
    ...refinementLines(verdict, words),
  ]);
  const reach = Math.max(usualReach, Math.abs(score - threshold) * 1.12, reviewWidth * 2);
  const zones: Zone[] = [
    { tone: 'gray', until: threshold - reviewWidth, label: words.zones.silent },
    { tone: 'amber', until: threshold + reviewWidth, label: words.zones.review },
    { tone: 'green', until: threshold + reach, label: words.zones.answer },
  ];

  const knowledgeTop = Math.max(knowledgeScore, knowledgeThreshold * 2, 0.01) * 1.08;
  const knowledgeZones: Zone[] = [
    { tone: 'gray', until: knowledgeThreshold, label: words.knowledgeZones.low },
    { tone: 'green', until: knowledgeTop, label: words.knowledgeZones.high },
  ];

  return (
    <>
      <Section title={words.score} note={words.scoreNote}>
        <ScoreScale
          from={threshold - reach}
          to={threshold + reach}
          value={score}
          valueName={words.scoreValue}
          threshold={threshold}
          zones={zones}
          description={line}
          testId="score-scale"
        />
        <p className={classes.line}>{line}</p>
      </Section>
      <Section title={words.knowledge} note={words.knowledgeNote}>
        <ScoreScale
          from={0}
          to={knowledgeTop}
          value={knowledgeScore}
          valueName={words.knowledgeValue}
          threshold={knowledgeThreshold}
          zones={knowledgeZones}
          description={compare(words.knowledgeValue, knowledgeScore, knowledgeThreshold)}
          testId="knowledge-scale"
        />
      </Section>
    </>
  );
}

function refinementLines({ refinement }: Verdict, words: ReturnType<typeof useText>['panel']): string[] {
  if (!refinement) return [];
  const { status, before, likeGood, likeBad, likePassage } = refinement;
  if (status === 'failed' || likeGood === null || likeBad === null) return [words.refineFailed];
  const passage = likePassage === null ? null : formatScore(likePassage);
  return [
    words.refined(formatScore(before.score), words.likeness(formatScore(likeGood), formatScore(likeBad), passage)),
  ];
}
