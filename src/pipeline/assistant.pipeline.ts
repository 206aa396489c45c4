import type { Answer } from '../core/answer';
import type { Burst } from '../core/message';
import type { Outcome, OutcomeKind, OutcomeReason } from '../core/outcome';
import type { AssistantRunner, RunOptions } from '../core/ports/assistant-runner';
import type { Clock } from '../core/ports/clock';
import type { AssistantSnapshot, AssistantSnapshots } from '../core/ports/passage-index';
import type { SafetyRule } from '../core/ports/safety-rule';
import { completeText, type Question } from '../core/question';
import type { Verdict } from '../core/verdict';
import { endingOf } from './admission-ending';
import { fixedLine, refusalLine } from './fixed-lines';
import type { VerdictRefiner } from './gate/verdict-refiner';
import { judgeQuestion } from './judge-question';
import { knowledgeViewOf } from './knowledge-view';
import type { PreprocessConfig } from './preprocess/preprocess.config';
import { emptinessOf } from './preprocess/emptiness';
import { preprocess, type PreprocessServices } from './preprocess/preprocess.step';
import { reducedAnswer } from './respond/reduced-answer';
import type { Responder } from './respond/respond.step';
import { safetyOf } from './safety/check-safety';
import { TraceRecorder } from './trace-recorder';

export interface PipelineOptions {
  snapshots: AssistantSnapshots;
  responder: Responder;
  clock: Clock;
  preprocess: PreprocessConfig;
  /** Looks again at what the gate leaves undecided; absent: its own score decides. */
  refiner?: VerdictRefiner | null;
  /** Asked of each question that is to be answered, and of each answer. */
  safetyRules?: () => readonly SafetyRule[];
  /** What reads sounds, pages and references; absent: rules alone do. */
  services?: PreprocessServices;
}

/**
 * The journey of a question, top to bottom. Pure: it sends nothing, waits for nobody and stores nothing; what it
 * decides is in the outcome that it returns. Every way out has a reason.
 */
export class AssistantPipeline implements AssistantRunner {
  constructor(private readonly options: PipelineOptions) {}

  async run(burst: Burst, options: RunOptions = {}): Promise<Outcome> {
    const trace = new TraceRecorder(this.options.clock);
    const end = (kind: OutcomeKind, reason: OutcomeReason, answer: Answer | null = null): Outcome => ({
      kind,
      reason,
      answer,
      trace: trace.trace(),
    });

    const snapshot = this.options.snapshots.current(burst.assistant);
    const read = await trace.stage('preprocess', () =>
      preprocess(burst, {
        config: this.options.preprocess,
        services: this.options.services,
        knowledge: knowledgeViewOf(snapshot),
        signal: options.signal,
      }),
    );
    trace.notePreprocessed(read);
    const { question } = read;
    const { mentionsBot, language } = question;
    if (read.status === 'refused' || question.matchText === '') {
      const reason = read.status === 'refused' ? read.reason : emptinessOf(question);
      if (!mentionsBot) return end('silent', reason);
      const ending = endingOf(await options.admit?.(question), language);
      if (ending) return end(ending.kind, ending.reason, ending.answer);
      return end('answered', reason, refusalLine(reason, language));
    }

    if (!snapshot) {
      return end('failed', 'unknown-assistant', mentionsBot ? fixedLine('not-set-up', language) : null);
    }

    const { refiner } = this.options;
    const verdict = await trace.stage('gate', () =>
      judgeQuestion(snapshot, question, { refiner, signal: options.signal }),
    );
    trace.note({ verdict });
    if (verdict.decision === 'reject' && !mentionsBot) return end('silent', verdict.reason);
    if (verdict.decision === 'review' && !mentionsBot) return end('review', verdict.reason);

    // What is asked of something that nobody here can see would be answered about something else.
    if (read.pointsAway && !mentionsBot) return end('silent', 'no-evidence');

    const blocks = safetyOf(this.options.safetyRules?.() ?? [], { burst, options, trace });
    const refusal = mentionsBot ? fixedLine('not-for-me', language) : null;
    if (await blocks('question', completeText(question))) return end('refused', 'safety-blocked', refusal);

    const ending = endingOf(await options.admit?.(question), language);
    if (ending) return end(ending.kind, ending.reason, ending.answer);

    // A mention lowers the gate's bar, but not what an admin listed word for word.
    const isRefused = verdict.reason === 'listed-bad' || read.pointsAway;
    const answer = isRefused ? null : await this.respond({ question, snapshot, verdict, trace, options });
    if (answer && (await blocks('answer', answer.text))) return end('refused', 'safety-blocked', refusal);
    if (answer) return end('answered', 'evidence-found', answer);
    if (!mentionsBot) return end('silent', 'no-evidence');
    const line = fixedLine('no-evidence', language);
    return end('answered', 'mentioned-without-evidence', trace.lacksSources ? reducedAnswer(line, language) : line);
  }

  private async respond({ question, snapshot, verdict, trace, options }: RespondInput): Promise<Answer | null> {
    const { responder } = this.options;
    const { signal, isDetailed = false } = options;
    // What is to be checked as a whole is not shown in pieces before.
    const isChecked = (this.options.safetyRules?.() ?? []).length > 0;
    const onPartialAnswer = isChecked ? undefined : options.onPartialAnswer;
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
}

interface RespondInput {
  question: Question;
  snapshot: AssistantSnapshot;
  verdict: Verdict;
  trace: TraceRecorder;
  options: RunOptions;
}
