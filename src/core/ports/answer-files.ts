/** Pictures and tables that go with answers, kept as long as messages are. */
export interface AnswerFiles {
  /** Resolves to its key, which tells nothing of the content; the same bytes always get the same. @param extension such as `png` */
  put(bytes: Buffer, extension: 'png' | 'jpg' | 'csv'): Promise<string>;
  /** Absolute path; null where it is not there any more, or the key is none. */
  find(key: string): Promise<string | null>;
  /** Removes what was put before then. @param before epoch milliseconds */
  prune(before: number): Promise<number>;
}
export const AnswerFiles = Symbol('AnswerFiles');
