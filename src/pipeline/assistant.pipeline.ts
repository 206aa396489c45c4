import type { Answer } from '../core/answer';
import { type AssistantPolicy, defaultPolicy } from '../core/assistant-policy';
import type { Burst } from '../core/message';
import type { Outcome, OutcomeKind, OutcomeReason } from '../core/outcome';
import type { AssistantRunner, RunOptions } from '../core/ports/assistant-runner';
import type { Clock } from '../core/ports/clock';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { RedFlag, RedFlags } from '../core/ports/red-flags';
import type { Redactor } from '../core/ports/redactor';
import type { SafetyRule } from '../core/ports/safety-rule';
import { completeText, type Language } from '../core/question';
import { languageOf } from '../text/language';
import { endingOf } from './admission-ending';
import { fixedLine, refusalLine } from './fixed-lines';
import type { VerdictRefiner } from './gate/verdict-refiner';
import { judgeQuestion } from './judge-question';
import { knowledgeViewOf } from './knowledge-view';
import type { PreprocessConfig } from './preprocess/preprocess.config';
import { emptinessOf } from './preprocess/emptiness';
import { preprocess, type PreprocessServices } from './preprocess/preprocess.step';
import { redactBurst } from './preprocess/redact-burst';
import { answerQuestion } from './respond/answer-question';
import { reducedAnswer } from './respond/reduced-answer';
import type { Responder } from './respond/respond.step';
import { OutputGuard } from './safety/output/output-guard';
import { doctorLine } from './safety/personal-medicine/doctor-line';
import { asksPersonalMedicine } from './safety/personal-medicine/asks-personal-medicine';
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
  /** What holds for an assistant. */
  policyOf?: (assistant: string) => AssistantPolicy;
  /** Sees emergencies; absent: nobody does. */
  redFlags?: RedFlags | null;
  /** Takes out of answers what must not be said; absent: by its built-in rules. */
  guard?: OutputGuard;
  /** Hides personal data before anything else; absent: it was hidden before. */
  redactor?: Redactor | null;
  /** What reads sounds, pages and references; absent: rules alone do. */
  services?: PreprocessServices;
}

/**
 * The journey of a question, top to bottom. Pure: it sends nothing, waits for nobody and stores nothing; what it
 * decides is in the outcome that it returns. Every way out has a reason.
 */
export class AssistantPipeline implements AssistantRunner {
  private readonly guard: OutputGuard;

  constructor(private readonly options: PipelineOptions) {
    this.guard = options.guard ?? new OutputGuard({ prompts: [], secrets: [] });
  }

  async run(written: Burst, options: RunOptions = {}): Promise<Outcome> {
    const { redFlags, redactor } = this.options;
    const trace = new TraceRecorder(this.options.clock);
    const end = (kind: OutcomeKind, reason: OutcomeReason, answer: Answer | null | undefined = null): Outcome => ({
      kind,
      reason,
      answer: answer ?? null,
      trace: trace.trace(),
    });

    const alarm = (flag: RedFlag, language: Language): Outcome => {
      trace.note({ redFlag: flag });
      return end('emergency', 'red-flag', redFlags?.replyTo(flag, language));
    };

    // On the words as written: what hides personal data may fail, this may not.
    const words = written.messages.map(({ text }) => text).join('\n');
    const seen = redFlags?.find(words);
    const burst = redacted(written, redactor);
    if (burst) trace.noteText(burst.messages.map(({ text }) => text).join('\n'));
    if (seen) return alarm(seen, languageOf(words));
    if (!burst) return end('silent', 'redaction-failed');

    const policy = this.options.policyOf?.(burst.assistant) ?? defaultPolicy;
    const snapshot = this.options.snapshots.current(burst.assistant);
    const read = await trace.stage('preprocess', () =>
      preprocess(burst, {
        config: this.options.preprocess,
        policy,
        redactor,
        services: this.options.services,
        knowledge: knowledgeViewOf(snapshot),
        signal: options.signal,
      }),
    );
    trace.notePreprocessed(read);
    const { question } = read;
    const { mentionsBot, language } = question;
    const found = redFlags?.find(completeText(question));
    if (found) return alarm(found, language);
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

    const rules = this.options.safetyRules?.() ?? [];
    const blocks = safetyOf(rules, { burst, options, trace, clock: this.options.clock });
    const refusal = mentionsBot ? fixedLine('not-for-me', language) : null;
    if (await blocks('question', completeText(question))) return end('refused', 'safety-blocked', refusal);

    const ending = endingOf(await options.admit?.(question), language);
    if (ending) return end(ending.kind, ending.reason, ending.answer);

    const { responder } = this.options;
    // What is to be checked as a whole is not shown in pieces before.
    const shown = rules.length > 0 ? { ...options, onPartialAnswer: undefined } : options;
    // A mention lowers the gate's bar, but not what an admin listed word for word.
    const isRefused = verdict.reason === 'listed-bad' || read.pointsAway;
    const answer = isRefused
      ? null
      : await answerQuestion({
          responder,
          guard: this.guard,
          policy,
          question,
          snapshot,
          verdict,
          trace,
          options: shown,
        });
    if (answer && (await blocks('answer', answer.text))) return end('refused', 'safety-blocked', refusal);
    if (answer) return end('answered', 'evidence-found', answer);
    if (!mentionsBot && policy.unknown === 'silent') return end('silent', 'no-evidence');
    const asked = asksPersonalMedicine(completeText(question), policy);
    const line = asked ? doctorLine(language) : fixedLine('no-evidence', language);
    return end('answered', 'mentioned-without-evidence', trace.lacksSources ? reducedAnswer(line, language) : line);
  }
}

/** Null where personal data could not be hidden: nothing of the burst may be used then. */
function redacted(burst: Burst, redactor: Redactor | null | undefined): Burst | null {
  if (burst.messages.some(({ isUnredacted }) => isUnredacted)) return null;
  if (!redactor) return burst;
  try {
    return redactBurst(burst, redactor);
  } catch {
    return null;
  }
}
