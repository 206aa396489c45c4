/** Which source of which answer a link leads to. */
export interface SourceReference {
  /** Letters, digits, `_` and `-`; at most 40 characters. */
  questionId: string;
  /** Number of the citation, from 1. */
  citation: number;
}

/** Addresses of the page that shows a cited passage in its place: open to who has one, for a time. */
export interface SourceLinks {
  /** An absolute address; null when no public address is configured. */
  sign(reference: SourceReference): string | null;
  /** What the last part of an address leads to. `expired`: it was ours and its time is over. */
  verify(token: string): SourceReference | 'expired' | 'invalid';
}
export const SourceLinks = Symbol('SourceLinks');
