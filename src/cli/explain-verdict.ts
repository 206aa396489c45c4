import type { Verdict } from '../core/verdict';
import { percent } from './output';

/** A verdict in lines that an admin can read. */
export function explainVerdict(verdict: Verdict): string {
  const { decision, reason, score, threshold, reviewWidth, knowledgeScore, knowledgeThreshold } = verdict;
  const near = [...verdict.nearestGood, ...verdict.nearestBad].map(
    ({ kind, text, similarity }) => `  ${kind}  ${percent(similarity).padStart(6)}  ${text}`,
  );
  const passages = verdict.passages.map(
    ({ passageId, score: evidence }) => `  ${evidence.toFixed(2).padStart(6)}  ${passageId}`,
  );
  return [
    `${decision} (${reason})`,
    `score ${score.toFixed(2)} against threshold ${threshold.toFixed(2)}, review within ${reviewWidth}`,
    `knowledge score ${knowledgeScore.toFixed(2)} against ${knowledgeThreshold.toFixed(2)}`,
    ...(near.length > 0 ? ['nearest questions:', ...near] : []),
    ...(passages.length > 0 ? ['passages that carried the score:', ...passages] : []),
  ].join('\n');
}
