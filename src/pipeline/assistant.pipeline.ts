import type { Answer } from '../core/answer';
import { type AssistantPolicy, defaultPolicy } from '../core/assistant-policy';
import type { Burst } from '../core/message';
import type { Outcome, OutcomeKind, OutcomeReason } from '../core/outcome';
import type { Answerer } from '../core/ports/answerer';
import type { AssistantRunner, RunOptions } from '../core/ports/assistant-runner';
import type { Clock } from '../core/ports/clock';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { RedFlags } from '../core/ports/red-flags';
import type { Redactor } from '../core/ports/redactor';
import type { SafetyRule } from '../core/ports/safety-rule';
import { endingOf } from './admission-ending';
import { fixedLine, refusalLine } from './fixed-lines';
import type { VerdictRefiner } from './gate/verdict-refiner';
import { emergencyIn, hearBurst } from './hear-burst';
import type { IntentServices } from './intents/route-intent';
import { judgeQuestion } from './judge-question';
import { kindOfQuestion } from './kind-of-question';
import { knowledgeViewOf } from './knowledge-view';
import { nothingToSay } from './nothing-to-say';
import type { PictureAnswering } from './pictures/picture-answering';
import { wordsShown } from './pictures/words-shown';
import type { PreprocessConfig } from './preprocess/preprocess.config';
import { emptinessOf } from './preprocess/emptiness';
import { preprocess, type PreprocessServices } from './preprocess/preprocess.step';
import { askedText } from './respond/asked-text';
import { respond } from './respond/respond';
import type { Responder } from './respond/respond.step';
import { saidIn } from './respond/said-in';
import { OutputGuard } from './safety/output/output-guard';
import { checkedPieces, safetyOf } from './safety/check-safety';
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
  /** Who tells what kind of question it is; absent: nobody does. */
  intents?: IntentServices | null;
  /** Who answers kinds of questions beside the documents; absent: nobody does. */
  answerers?: readonly Answerer[];
  /** What sees pictures and shows figures; absent: nothing does. */
  pictures?: PictureAnswering;
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
    const { redFlags = null, redactor = null } = this.options;
    const trace = new TraceRecorder(this.options.clock);
    const end = (kind: OutcomeKind, reason: OutcomeReason, answer: Answer | null = null): Outcome => ({
      kind,
      reason,
      answer,
      trace: trace.trace(),
    });

    const heard = hearBurst(written, { redFlags, redactor }, trace);
    if (heard.status === 'emergency') return end('emergency', 'red-flag', heard.answer);
    if (heard.status === 'unredacted') return end('silent', 'redaction-failed');
    const { burst } = heard;
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
    const emergency = emergencyIn(wordsShown(question), language, redFlags, trace);
    if (emergency) return end('emergency', 'red-flag', emergency);
    if (read.status === 'refused' || (question.matchText === '' && !question.pictures)) {
      const reason = read.status === 'refused' ? read.reason : emptinessOf(question);
      if (!mentionsBot) return end('silent', reason);
      const ending = endingOf(await options.admit?.(question), language);
      if (ending) return end(ending.kind, ending.reason, ending.answer);
      return end('answered', reason, refusalLine(reason, language, read.pictures.refusals[0]));
    }

    if (!snapshot) return end('failed', 'unknown-assistant', mentionsBot ? fixedLine('not-set-up', language) : null);

    const { refiner, answerers = [], pictures, responder, intents = null } = this.options;
    const asked = await askedText(question, options);
    const isKnown = () => answerers.some((answerer) => answerer.knows(asked));
    const verdict = await trace.stage('gate', () =>
      judgeQuestion(snapshot, question, { refiner, isKnown, signal: options.signal }),
    );
    trace.note({ verdict });
    const unasked = verdict.decision === 'review' ? 'review' : 'silent';
    if (verdict.decision !== 'accept' && !mentionsBot) return end(unasked, verdict.reason);

    // What is asked of something that nobody here can see would be answered about something else.
    if (read.pointsAway && !mentionsBot) return end('silent', 'no-evidence');

    const rules = this.options.safetyRules?.() ?? [];
    const blocks = safetyOf(rules, { burst, options, trace, clock: this.options.clock });
    const refusal = mentionsBot ? fixedLine('not-for-me', language) : null;
    if (await blocks('question', wordsShown(question))) return end('refused', 'safety-blocked', refusal);

    const ending = endingOf(await options.admit?.(question), language);
    if (ending) return end(ending.kind, ending.reason, ending.answer);
    const kind = { question, reading: read.reading, verdict, signal: options.signal, trace };
    const { intent, ending: talk } = await kindOfQuestion(kind, intents);
    if (talk) return end(talk.answer ? 'answered' : 'silent', talk.reason, talk.answer);

    const onPartialAnswer = checkedPieces(rules, { assistant: burst.assistant, tell: options.onPartialAnswer });
    const work = {
      ...{ asked, responder, guard: this.guard, policy, question, intent, snapshot, verdict, trace, pictures },
      refusedPictures: read.pictures.refusals,
    };
    // A mention lowers the gate's bar, but not what an admin listed word for word.
    const isRefused = verdict.reason === 'listed-bad' || read.pointsAway;
    const ended = isRefused ? null : await respond({ ...work, options: { ...options, onPartialAnswer } }, answerers);
    const isBlocked = ended?.answer && (await blocks('answer', saidIn(ended.answer)));
    if (isBlocked) return end('refused', 'safety-blocked', refusal);
    if (ended) return end(ended.kind, ended.reason, ended.answer);
    if (!mentionsBot && policy.unknown === 'silent') return end('silent', 'no-evidence');
    return end('answered', 'mentioned-without-evidence', nothingToSay(question, policy, trace.lacksSources));
  }
}
