import type { Answer, Evidence } from '../../core/answer';
import type { AssistantPolicy } from '../../core/assistant-policy';
import type { PictureRefusal } from '../../core/picture';
import type { Intent } from '../../core/intent';
import type { AskedText } from '../../core/ports/answerer';
import type { RunOptions } from '../../core/ports/assistant-runner';
import type { AssistantSnapshot } from '../../core/ports/passage-index';
import { completeText, type Question } from '../../core/question';
import type { Verdict } from '../../core/verdict';
import type { PictureAnswering } from '../pictures/picture-answering';
import { showCitedFigures } from '../pictures/show-cited-figures';
import { closingOf } from '../safety/closing-of';
import type { OutputGuard } from '../safety/output/output-guard';
import { doctorLine, withDoctorLine } from '../safety/personal-medicine/doctor-line';
import type { PersonalMedicine } from '../safety/personal-medicine/wanted-decision';
import type { TraceRecorder } from '../trace-recorder';
import { citationsOf } from './citations';
import { reducedAnswer } from './reduced-answer';
import type { Responder, Written } from './respond.step';
import { suspiciousMaterial } from './suspicious-material';

export interface AnswerQuestionInput {
  responder: Responder;
  guard: OutputGuard;
  policy: AssistantPolicy;
  question: Question;
  /** Its text with what is known of its placeholders. */
  asked: AskedText;
  intent: Intent | null;
  snapshot: AssistantSnapshot;
  verdict: Verdict;
  trace: TraceRecorder;
  options: RunOptions;
  /** What sees pictures and shows figures; absent: nothing does. */
  pictures?: PictureAnswering | undefined;
  /** Shown to a model beside what is found, and never quoted; absent: nothing. */
  material?: readonly Evidence[];
  /** Only in the words of the sources. */
  isQuoted?: boolean;
  /** For what decisions the words around it send to a doctor already. */
  sentToDoctorFor?: readonly PersonalMedicine[];
  /** Why pictures that came along were not read. */
  refusedPictures?: readonly PictureRefusal[];
}

/** Finds evidence, writes the answer from it, and takes out what must not be said; all told in the trace. Null where nothing is left. */
export async function answerQuestion(input: AnswerQuestionInput): Promise<Answer | null> {
  const { responder, question, intent, snapshot, verdict, trace, options, material = [], isQuoted = false } = input;
  const { signal, onPartialAnswer, isDetailed = false } = options;
  const found = await trace.stage('retrieve', () => responder.gather({ question, intent, snapshot, signal }));
  trace.note(found);
  const evidence = [...material, ...found.evidence];
  if (found.evidence.length === 0) {
    // "Nothing found" would be untrue where nobody could look.
    const nobodyLooked = found.failedRetrievers.length > 0 && found.sources.every(({ state }) => state !== 'asked');
    if (nobodyLooked) throw new Error(`Sources failed: ${found.failedRetrievers.join(', ')}`);
    if (evidence.length === 0) return null;
  }
  trace.noteSuspected(suspiciousMaterial(question, evidence));
  const written = await trace.stage('write', () =>
    responder.write({
      question,
      intent,
      snapshot,
      evidence,
      isQuoted,
      accepted: verdict.decision === 'accept',
      signal,
      onPartialAnswer,
      isDetailed,
    }),
  );
  const answer = screened(written, input);
  const { figures = null } = input.pictures ?? {};
  const maySay = (caption: string, figure: Evidence): boolean => passes(caption, figure, input);
  return answer && showCitedFigures(answer, evidence, { figures, question, maySay });
}

/** Words of a source that are said as they are obey the output rules, too. */
function passes(words: string, source: Evidence, { guard, policy, question, trace }: AnswerQuestionInput): boolean {
  const quoted: Answer = { text: words, citations: citationsOf([source]), writer: 'quote' };
  const setting = { question: completeText(question), audience: policy.audience, evidence: [source] };
  const broken = guard.screen(quoted, setting).steps.filter(({ did }) => did !== 'passed');
  for (const step of broken) trace.noteSafety(step);
  return broken.length === 0;
}

/** What of a draft may be sent, with its label and its notice. */
function screened(
  written: Written,
  { guard, policy, question, trace, sentToDoctorFor = [] }: AnswerQuestionInput,
): Answer | null {
  if (written.status === 'no-evidence') return null;
  if (written.status === 'declined') {
    const { fallback, tokens, removed, usage } = written;
    trace.note({ fallback, tokens, ...(removed && { removed }) });
    trace.noteUsage(usage);
    return null;
  }
  const { language } = question;
  const { answer: draft, fallback, tokens, removed, usage, material } = written.draft;
  trace.note({ fallback, tokens, ...(removed && { removed }) });
  trace.noteUsage(usage);
  const setting = { question: completeText(question), audience: policy.audience, evidence: material };
  const { answer, asked, steps } = guard.screen(draft, setting);
  for (const step of steps) if (step.did !== 'passed') trace.noteSafety(step);
  const needsDoctor = asked !== null && !sentToDoctorFor.includes(asked);
  if (!answer) return needsDoctor ? doctorLine(language) : null;
  const told = needsDoctor && answer.label !== 'approved' ? withDoctorLine(answer, language) : answer;
  const { label, notice } = closingOf(answer, { policy, language });
  const closed: Answer = { ...told, ...(label && { label }), ...(notice !== null && { notice }) };
  return trace.lacksSources ? reducedAnswer(closed, language) : closed;
}
