/** One request to an endpoint, as what stands before the endpoint sees it. */
export interface Attempt {
  /** What it will take of the tokens of a minute: the prompt, as estimated, with room for the reply. */
  tokens: number;
  /** Somebody waits for it. */
  isUrgent: boolean;
  signal: AbortSignal;
  /** Whether a reader has seen some of the reply already: then it is neither asked again nor elsewhere. */
  hasShown: () => boolean;
  /** Told what it took of the tokens, once the endpoint has said so. */
  settle?: (tokens: number) => void;
}

/** Stands before an endpoint: lets a request through, later, again, or not at all. Throws what the request throws. */
export type Guard = <Reply>(attempt: Attempt, ask: (attempt: Attempt) => Promise<Reply>) => Promise<Reply>;

/** The first one stands outermost. */
export const inLine = (guards: readonly Guard[]): Guard =>
  guards.reduceRight<Guard>(
    (inner, outer) => (attempt, ask) => outer(attempt, (passed) => inner(passed, ask)),
    (attempt, ask) => ask(attempt),
  );
