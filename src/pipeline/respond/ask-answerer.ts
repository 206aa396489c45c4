import type { Answer } from '../../core/answer';
import type { OutcomeReason } from '../../core/outcome';
import type { Answerer, FigureRefusal } from '../../core/ports/answerer';
import { closingOf } from '../safety/closing-of';
import type { AnswerQuestionInput } from './answer-question';
import { modelPassages } from './model-passages';

/** What an answerer beside the documents made of a question. */
export interface AnswererResult {
  kind: 'answered' | 'refused' | 'failed';
  reason: OutcomeReason;
  /** Null where what it made must not be sent. */
  answer: Answer | null;
  /** Whether documents may hold what it has not. */
  mayBeInDocuments: boolean;
}

const reasons: Readonly<Record<FigureRefusal, OutcomeReason>> = {
  'not-permitted': 'data-not-permitted',
  'no-data': 'data-empty',
  'cannot-tell': 'data-cannot-tell',
  'no-model': 'data-needs-model',
  failed: 'data-failed',
};
const inDocuments = new Set<FigureRefusal>(['cannot-tell', 'no-model']);

/** Has the first answerer that claims the question answer it; told in the trace. Null: none claims it. */
export async function askAnswerer(
  input: AnswerQuestionInput,
  answerers: readonly Answerer[],
): Promise<AnswererResult | null> {
  const { question, asked, intent, trace, options, guard, policy } = input;
  const answerer = answerers.find((one) => one.claims(asked, intent));
  if (!answerer) return null;
  const { signal } = options;
  const searchKnowledge = (query: string) => modelPassages(input, query);
  const reply = await trace.stage('figures', () => answerer.answer({ ...asked, signal, searchKnowledge }));
  trace.note({ figures: reply.trace });
  for (const used of reply.usage) trace.noteUsage(used);
  if (reply.status === 'refused') {
    const { reason, line, isForData = false } = reply;
    const kind = reason === 'not-permitted' ? 'refused' : reason === 'failed' ? 'failed' : 'answered';
    const answer: Answer = { text: line, citations: [], writer: 'fixed' };
    return { kind, reason: reasons[reason], answer, mayBeInDocuments: inDocuments.has(reason) && !isForData };
  }
  const setting = { question: asked.text, audience: policy.audience, evidence: [] };
  // What it says is held against the rows already, not against passages.
  const made: Answer = { ...reply.answer, writer: 'query' };
  const { answer, steps } = guard.screen(made, setting);
  for (const step of steps) if (step.did !== 'passed') trace.noteSafety(step);
  const isTitled = isTitleFit(reply.answer, (title) => guard.screen({ ...made, text: title }, setting).answer !== null);
  const { label, notice } = closingOf(reply.answer, { policy, language: question.language });
  const told = answer && (isTitled ? answer : withoutChart(answer));
  const closed = told && {
    ...told,
    writer: reply.answer.writer,
    ...(label && { label }),
    ...(notice !== null && { notice }),
  };
  return {
    kind: closed ? 'answered' : 'refused',
    reason: closed ? 'figures-found' : 'safety-blocked',
    answer: closed,
    mayBeInDocuments: false,
  };
}

/** A title is a model's words, too. */
function isTitleFit({ figures }: Answer, isFit: (title: string) => boolean): boolean {
  const title = figures?.chart?.specification.title.trim() ?? '';
  return title === '' || isFit(title);
}

function withoutChart({ attachments = [], figures, ...answer }: Answer): Answer {
  const files = attachments.filter(({ kind }) => kind !== 'picture');
  return {
    ...answer,
    ...(figures && { figures: { ...figures, chart: null } }),
    ...(files.length > 0 && { attachments: files }),
  };
}
