import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { Verdict } from '../core/verdict';
import { percent } from './output';

/** A verdict in lines that an admin can read: the decision, the scores, the nearest questions, the passages. */
export async function explainVerdict(verdict: Verdict, knowledge: KnowledgeStore): Promise<string> {
  const { decision, reason, score, threshold, reviewWidth, knowledgeScore, knowledgeThreshold } = verdict;
  const near = [...verdict.nearestGood, ...verdict.nearestBad].map(
    ({ kind, text, similarity }) => `  ${kind.padEnd(4)}  ${percent(similarity).padStart(6)}  ${text}`,
  );
  const places = await passagePlaces(verdict, knowledge);
  const passages = verdict.passages.map(
    ({ passageId, score: evidence }) => `  ${evidence.toFixed(2).padStart(6)}  ${places.get(passageId) ?? passageId}`,
  );
  return [
    `${decision} (${reason})`,
    `score ${score.toFixed(2)} against threshold ${threshold.toFixed(2)}, review within ${reviewWidth}`,
    ...refinementLines(verdict),
    `knowledge score ${knowledgeScore.toFixed(2)} against ${knowledgeThreshold.toFixed(2)}`,
    ...(near.length > 0 ? ['nearest questions:', ...near] : []),
    ...(passages.length > 0 ? ['passages that carried the score:', ...passages] : []),
  ].join('\n');
}

function refinementLines({ refinement, decision, score }: Verdict): string[] {
  if (!refinement) return [];
  const { status, before, likeGood, likeBad, likePassage } = refinement;
  if (status === 'failed') {
    return ['undecided, but the embedding model did not answer in time; the score is that of the words'];
  }
  const figure = (cosine: number | null): string => cosine?.toFixed(2) ?? 'not known';
  return [
    `the embedding model was asked: like good ${figure(likeGood)}, like bad ${figure(likeBad)}, like the knowledge ${figure(likePassage)}`,
    `so ${before.score.toFixed(2)} (${before.decision}) became ${score.toFixed(2)} (${decision})`,
  ];
}

async function passagePlaces(verdict: Verdict, knowledge: KnowledgeStore): Promise<Map<string, string>> {
  const passages = await knowledge.findPassages(verdict.passages.map(({ passageId }) => passageId));
  return new Map(
    passages.map(({ id, documentTitle, headingPath }) => {
      const headings = headingPath.filter((heading) => heading !== documentTitle);
      return [id, [documentTitle, ...headings].join(' › ')];
    }),
  );
}
