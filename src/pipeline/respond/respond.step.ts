import type { Draft, Evidence, WriterFallback } from '../../core/answer';
import type { Intent } from '../../core/intent';
import type { AssistantSnapshot } from '../../core/ports/passage-index';
import type { Prompts } from '../../core/ports/prompts';
import type { Question } from '../../core/question';
import { answerShape, retrieversFor } from '../intents/answer-shape';
import { aboutNewTopic } from './about-new-topic';
import type { AnswerConfig } from './answer.config';
import { answeredShare } from './answered-share';
import { detailedLimits } from './answer-limits';
import { approvedAnswer } from './approved-answer';
import { gatherEvidence, type Gathered, type Sources } from './gather-evidence';
import { showConflicts } from './grounding/show-conflicts';
import { modelMaterial, type MaterialOptions } from './model-material';
import type { ModelWriter } from './model-writer';
import { focusOf } from './question-focus';
import { quoteSummary, wantsSummary } from './quote-summary';
import { questionParts } from './question-parts';
import { quoteAnswer, quoteParts } from './quote-writer';
import { rankPieces } from './rank-pieces';
import type { RetrievalConfig } from './retrieval.config';

export interface ResponderOptions extends Sources {
  /** Absent: a model gets the pieces as they were found. */
  knowledge?: MaterialOptions['knowledge'];
  /** Null when no chat model is configured: then the answer is quoted. */
  modelWriter: ModelWriter | null;
  answer: AnswerConfig;
  retrieval: RetrievalConfig;
  /** What intents add to the writer's instructions; absent: nothing. */
  prompts?: Prompts;
}

interface RespondInput {
  question: Question;
  /** Null or absent: answered as if there were no intents. */
  intent?: Intent | null;
  snapshot: AssistantSnapshot;
  signal: AbortSignal | undefined;
}

interface WriteInput extends RespondInput {
  evidence: readonly Evidence[];
  /** Whether the gate let the question through; else only a mention did, and the evidence has to be better. */
  accepted: boolean;
  onPartialAnswer?: ((text: string) => void) | undefined;
  /** A member wants more than the short answer. */
  isDetailed?: boolean;
  /** Only in the words of the sources, whatever model there is. */
  isQuoted?: boolean;
}

/** What became of the evidence: a draft, too little to go by, or a model that found no answer in it. */
export type Written =
  | { status: 'draft'; draft: Draft }
  | { status: 'no-evidence' }
  | ({ status: 'declined'; fallback: WriterFallback; tokens: number | null } & Pick<Draft, 'removed' | 'usage'>);

/** The best sentence must cover this share of what the question is about; below it there is no evidence. */
const LEAST_COVERAGE = { accepted: 0.2, mentionedOnly: 0.4 };

/** Finds evidence for a question and writes the answer from it. */
export class Responder {
  constructor(private readonly options: ResponderOptions) {}

  /** No model writes. */
  get quotesOnly(): boolean {
    return this.options.modelWriter === null;
  }

  gather({ question, intent = null, snapshot, signal }: RespondInput): Promise<Gathered> {
    const select = (ranked: readonly Evidence[]) => aboutNewTopic(ranked, question, snapshot.passages);
    const retrievers = retrieversFor(intent, this.options.retrievers);
    return gatherEvidence(
      { ...this.options, retrievers },
      {
        question,
        retrieval: this.options.retrieval,
        index: snapshot.passages,
        select,
        signal,
      },
    );
  }

  async write(input: WriteInput): Promise<Written> {
    const { question, snapshot, accepted, signal, onPartialAnswer, isDetailed = false } = input;
    const { modelWriter, prompts } = this.options;
    const shape = prompts ? answerShape(input.intent ?? null, prompts, question.language) : null;
    const { answer: usual } = this.options;
    const answer = { ...usual, maxCharacters: shape?.maxCharacters ?? usual.maxCharacters };
    // Whoever wants more than it says gets what else is known.
    const approved = isDetailed ? null : approvedAnswer(input);
    if (approved) return { status: 'draft', draft: { answer: approved, fallback: null, tokens: null, material: [] } };
    const isSummary = wantsSummary(question);
    const limits = isDetailed || isSummary ? detailedLimits(answer) : answer;
    const isQuoted = !modelWriter || shape?.isQuoted === true || input.isQuoted === true;
    const evidence = input.evidence.filter(({ kind }) => (isSummary ? kind === 'file' : !isQuoted || isQuotable(kind)));
    const focus = focusOf(question.matchText, snapshot.passages);
    const ranked = rankPieces(focus, evidence);
    const parts = questionParts(question.matchText, snapshot.passages);
    const answered = answeredShare({ focus, parts, evidence, ranked, isStrict: !accepted });
    const leastCoverage = LEAST_COVERAGE[accepted ? 'accepted' : 'mentionedOnly'];
    // A whole file is asked for in words that say nothing of it.
    const isCovered = isSummary ? evidence.length > 0 : answered >= leastCoverage;
    if (!isCovered) return { status: 'no-evidence' };

    const quoted = (): Draft['answer'] =>
      isSummary
        ? quoteSummary(evidence, limits)
        : (quoteParts(parts, evidence, { limits, leastCoverage: LEAST_COVERAGE.mentionedOnly }) ??
          quoteAnswer(focus, ranked, limits));
    const quote = ({ fallback, ...told }: Omit<Draft, 'answer' | 'material'>): Written => ({
      status: 'draft',
      draft: {
        answer: isSummary ? quoted() : showConflicts(quoted(), evidence, question.language),
        fallback,
        material: evidence,
        ...told,
      },
    });
    if (isQuoted) return quote({ fallback: null, tokens: null });
    const { maxCharacters } = limits;
    const material = await this.materialOf(evidence);
    const { tokens, usage, removed, ...composition } = await modelWriter.compose({
      question,
      instructions: shape?.instructions,
      intent: shape?.intent,
      evidence: material,
      maxCharacters,
      signal,
      onPartialAnswer,
    });
    const told = { tokens, ...(usage && { usage }), ...(removed && removed.length > 0 && { removed }) };
    if (composition.status === 'not-answerable') return { status: 'declined', fallback: 'model-declined', ...told };
    if (composition.status === 'answer') {
      return { status: 'draft', draft: { answer: composition.answer, fallback: null, material, ...told } };
    }
    const { fallback } = composition;
    // What no source backs is not asked for again in other words; what a rule took out leaves the facts that may be given.
    return fallback === 'unsupported' && !isRuledOut(removed)
      ? { status: 'declined', fallback, ...told }
      : quote({ fallback, ...told });
  }

  private materialOf(evidence: readonly Evidence[]): Promise<readonly Evidence[]> {
    const { knowledge, retrieval } = this.options;
    return knowledge ? modelMaterial(evidence, { knowledge, retrieval }) : Promise.resolve(evidence);
  }
}

/** What stands on a picture of the question is no source of ours. */
const isQuotable = (kind: Evidence['kind']): boolean => kind !== 'picture';

const isRuledOut = (removed: Draft['removed'] = []): boolean =>
  removed.some(({ fault }) => fault === 'personal-medicine');
