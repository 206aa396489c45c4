import type { Answer } from '../../core/answer';
import type { OutcomeReason } from '../../core/outcome';
import type { Answerer, FigureRefusal } from '../../core/ports/answerer';
import { fixedLine } from '../fixed-lines';
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
  const isFit = (text: string) =>
    text.trim() === '' || guard.screen({ ...made, text }, setting).steps.every(({ did }) => did === 'passed');
  const { chart, table } = reply.answer.figures ?? { chart: null, table: null };
  const isTitled = isFit(chart?.specification.title ?? '');
  const isHeaded = isFit(table?.columns.join('\n') ?? '');
  const { label, notice } = closingOf(reply.answer, { policy, language: question.language });
  // Headings and titles are a model's words, too.
  const told = answer && isHeaded ? (isTitled ? answer : withoutChart(answer)) : null;
  const closed = told && {
    ...told,
    writer: reply.answer.writer,
    ...(label && { label }),
    ...(notice !== null && { notice }),
  };
  if (closed) return { kind: 'answered', reason: 'figures-found', answer: closed, mayBeInDocuments: false };
  const line = question.mentionsBot ? fixedLine('not-for-me', question.language) : null;
  return { kind: 'refused', reason: 'safety-blocked', answer: line, mayBeInDocuments: false };
}

function withoutChart({ attachments = [], figures, ...answer }: Answer): Answer {
  const files = attachments.filter(({ kind }) => kind !== 'picture');
  return {
    ...answer,
    ...(figures && { figures: { ...figures, chart: null } }),
    ...(files.length > 0 && { attachments: files }),
  };
}
