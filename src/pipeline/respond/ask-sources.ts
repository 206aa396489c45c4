import type { Evidence } from '../../core/answer';
import type { SourceTrace } from '../../core/outcome';
import type { Retriever } from '../../core/ports/retriever';
import type { Question } from '../../core/question';

export interface AskRequest {
  question: Question;
  /** Pieces of each source at most. */
  limit: number;
  deadlineMilliseconds: number;
  signal?: AbortSignal | undefined;
}

/** What one source gave. */
export interface SourceFindings {
  source: string;
  /** Best first; empty where it failed or came late. */
  found: Evidence[];
  trace: SourceTrace;
}

/** Asks every source at once. One that fails or is late is noted and keeps no other back; one with nothing to ask is not asked. */
export function askSources(retrievers: readonly Retriever[], request: AskRequest): Promise<SourceFindings[]> {
  const asked = retrievers.filter((retriever) => retriever.isAvailable?.({ question: request.question }) !== false);
  return Promise.all(asked.map((retriever) => askSource(retriever, request)));
}

async function askSource(
  retriever: Retriever,
  { question, limit, deadlineMilliseconds, signal }: AskRequest,
): Promise<SourceFindings> {
  const begun = performance.now();
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort();
  }, deadlineMilliseconds);
  const ended = signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal;
  const findings = (state: SourceTrace['state'], found: Evidence[] = []): SourceFindings => ({
    source: retriever.name,
    found,
    trace: { name: retriever.name, state, found: found.length, milliseconds: performance.now() - begun },
  });
  try {
    const looking = Promise.resolve(retriever.retrieve({ question, limit, signal: ended }));
    return findings('asked', await Promise.race([looking, whenAborted(ended)]));
  } catch {
    return findings(deadline.signal.aborted ? 'late' : 'failed');
  } finally {
    clearTimeout(timer);
  }
}

/** A source that takes no notice of its signal is not waited for. */
const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const give = (): void => {
      reject(new Error('The source was not waited for'));
    };
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
