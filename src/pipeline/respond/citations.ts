import type { Citation, Evidence } from '../../core/answer';

/** Numbers the evidence from 1 in the given order. */
export const citationsOf = (evidence: readonly Evidence[]): Citation[] =>
  evidence.map((item, at) => ({
    number: at + 1,
    evidenceId: item.id,
    title: item.title,
    headingPath: item.headingPath,
    sources: item.sources,
    reviewedOn: item.reviewedOn,
    documentId: item.documentId,
    place: item.place,
    ...(item.url !== null && { url: item.url }),
  }));
