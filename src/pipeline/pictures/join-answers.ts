import type { Answer, Citation } from '../../core/answer';

/** One text after the other, the second one's marks and citations counted on from the first one's. */
export function joinAnswers(first: Answer | null, second: Answer | null): Answer | null {
  if (!first || !second) return first ?? second;
  const before = first.citations.length;
  const citations: Citation[] = [
    ...first.citations,
    ...second.citations.map((citation) => ({ ...citation, number: citation.number + before })),
  ];
  const text = second.text.replace(/\[(\d{1,3})\]/g, (_, number: string) => `[${Number(number) + before}]`);
  const isGenerated = first.writer === 'model' || second.writer === 'model';
  const attachments = [...(first.attachments ?? []), ...(second.attachments ?? [])];
  return {
    text: `${first.text}\n${text}`,
    citations,
    writer: isGenerated ? 'model' : first.writer === 'fixed' ? second.writer : first.writer,
    ...((first.isReduced ?? second.isReduced) && { isReduced: true }),
    ...(attachments.length > 0 && { attachments }),
  };
}
