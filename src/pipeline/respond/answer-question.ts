import type { Answer } from '../../core/answer';
import type { RunOptions } from '../../core/ports/assistant-runner';
import type { AssistantSnapshot } from '../../core/ports/passage-index';
import type { Question } from '../../core/question';
import type { Verdict } from '../../core/verdict';
import type { TraceRecorder } from '../trace-recorder';
import { reducedAnswer } from './reduced-answer';
import type { Responder } from './respond.step';

export interface AnswerQuestionInput {
  responder: Responder;
  question: Question;
  snapshot: AssistantSnapshot;
  verdict: Verdict;
  trace: TraceRecorder;
  options: RunOptions;
}

/** Finds evidence and writes the answer from it, each told in the trace. Null where there is too little to go by. */
export async function answerQuestion(input: AnswerQuestionInput): Promise<Answer | null> {
  const { responder, question, snapshot, verdict, trace, options } = input;
  const { signal, onPartialAnswer, isDetailed = false } = options;
  const found = await trace.stage('retrieve', () => responder.gather({ question, snapshot, signal }));
  trace.note(found);
  if (found.evidence.length === 0) {
    // "Nothing found" would be untrue where nobody could look.
    const nobodyLooked = found.failedRetrievers.length > 0 && found.sources.every(({ state }) => state !== 'asked');
    if (nobodyLooked) throw new Error(`Sources failed: ${found.failedRetrievers.join(', ')}`);
    return null;
  }
  const written = await trace.stage('write', () =>
    responder.write({
      question,
      snapshot,
      evidence: found.evidence,
      accepted: verdict.decision === 'accept',
      signal,
      onPartialAnswer,
      isDetailed,
    }),
  );
  if (written.status === 'no-evidence') return null;
  if (written.status === 'model-declined') {
    trace.note({ fallback: 'model-declined', tokens: written.tokens });
    return null;
  }
  const { answer, fallback, tokens } = written.draft;
  trace.note({ fallback, tokens });
  return trace.lacksSources ? reducedAnswer(answer, question.language) : answer;
}
