import type { Evidence } from '../core/answer';
import type { SourcedPassage } from '../core/knowledge';
import { withoutHidden } from '../text/hidden-text';

/** A stored passage as a retriever gives it. */
export const passageEvidence = (
  passage: SourcedPassage,
  { retriever, score, via }: Pick<Evidence, 'retriever' | 'score' | 'via'>,
): Evidence => ({
  id: passage.id,
  kind: 'passage',
  documentId: passage.documentId,
  retriever,
  text: withoutHidden(passage.overlap + passage.text),
  title: passage.documentTitle,
  headingPath: passage.headingPath.filter((heading) => heading !== passage.documentTitle),
  sources: passage.sources,
  reviewedOn: passage.reviewedOn,
  place: passage.place,
  url: passage.url,
  ...(via && { via }),
  score,
});
