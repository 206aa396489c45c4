/** A list of papers, its pages or the file of papers cannot be used; the message says what and what to do. */
export class PapersError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PapersError';
  }
}
