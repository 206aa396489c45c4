import type { Citation, Evidence } from '../core/answer';
import type { Place } from '../core/knowledge';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { OutcomeStore } from '../core/ports/outcome-store';
import type { SourceReference } from '../core/ports/source-links';
import { withoutHidden } from '../text/hidden-text';

/** What a reader sees of a cited passage or pair. Texts are Markdown as the document has them, hidden parts left out. */
export interface SourceView {
  kind: Evidence['kind'];
  /** Whether the document still says it, and counts; otherwise `quoted` is what it said then. */
  isCurrent: boolean;
  /** Of the document; of a pair its question. */
  title: string;
  headingPath: readonly string[];
  place: Place | null;
  /** Of the original, where that stands on the web. */
  url: string | null;
  /** Where the document says that its facts come from. */
  sources: readonly string[];
  reviewedOn: string | null;
  /** What stands before and after it in the document; null at its ends, and when it has changed. */
  before: string | null;
  quoted: string;
  after: string | null;
}

interface Stores {
  outcomes: Pick<OutcomeStore, 'findQuestion'>;
  knowledge: Pick<KnowledgeStore, 'findPassages' | 'passagesOf' | 'listQaPairs'>;
  /** ISO day on which a passage has to count to be shown as what the document says. */
  today: () => string;
}

/** Null when the question is no longer stored, or never had such a citation. */
export async function viewSource(reference: SourceReference, stores: Stores): Promise<SourceView | null> {
  const record = await stores.outcomes.findQuestion(reference.questionId);
  const citation = record?.outcome.answer?.citations.find(({ number }) => number === reference.citation);
  const evidence = record?.outcome.trace.evidence.find(({ id }) => id === citation?.evidenceId);
  if (!record || !citation || !evidence) return null;
  const view = viewOf(citation, evidence);
  // What nobody here keeps is shown as it was read.
  if (evidence.kind === 'file' || evidence.kind === 'web') return { ...view, isCurrent: true };
  if (evidence.kind === 'passage') return { ...view, ...(await inItsPlace(evidence.id, stores)) };
  const pairs = await stores.knowledge.listQaPairs(record.assistant);
  const isCurrent = pairs.some(({ id, answer }) => id === evidence.id && answer === evidence.text);
  return { ...view, isCurrent };
}

/** Older programs stored none. */
type OlderEvidence = Pick<Evidence, 'kind' | 'text'> & Partial<Pick<Evidence, 'url'>>;

const viewOf = (
  { title, headingPath, sources, reviewedOn, place = null }: Citation,
  { kind, text, url = null }: OlderEvidence,
): SourceView => ({
  kind,
  isCurrent: false,
  title,
  headingPath,
  place,
  url,
  sources,
  reviewedOn,
  before: null,
  quoted: text,
  after: null,
});

/** The id of a passage stands for its words: one that is found says what it said then. */
async function inItsPlace(id: string, { knowledge, today }: Stores): Promise<Partial<SourceView>> {
  const [passage] = await knowledge.findPassages([id], today());
  if (!passage) return {};
  const neighbours = await knowledge.passagesOf([passage.documentId]);
  const textAt = (ordinal: number): string | null => {
    const text = withoutHidden(neighbours.find((one) => one.ordinal === ordinal)?.text ?? '');
    return text.trim() === '' ? null : text;
  };
  return {
    isCurrent: true,
    sources: passage.sources,
    reviewedOn: passage.reviewedOn,
    before: textAt(passage.ordinal - 1),
    quoted: withoutHidden(passage.text),
    after: textAt(passage.ordinal + 1),
  };
}
