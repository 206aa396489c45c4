import type { Member } from '../../core/message';
import type { PreprocessTrace } from '../../core/outcome';
import type { Language, Question } from '../../core/question';
import { asksSomething } from '../gate/question-form';
import { hasWords } from './clean-text';
import type { ConversationContext } from './conversation-context';
import type { ModelRewriter } from './model-rewriter';
import { contextNeed } from './reference/needs-context';
import { resolveReference } from './reference/resolve-reference';

export interface CompleteInput {
  text: string;
  asker: Member;
  language: Language;
  context: ConversationContext;
  quoted: Question['quoted'];
  mentionsBot: boolean;
  /** "This" is then what they show. */
  hasPictures: boolean;
  /** Null: rules alone. */
  rewriter: ModelRewriter | null;
  signal: AbortSignal | undefined;
}

export interface Completed {
  /** Null: the text is left as it is. */
  rewritten: string | null;
  rewrittenBy: PreprocessTrace['rewrittenBy'];
  notes: readonly string[];
}

const leftAsIs: Completed = { rewritten: null, rewrittenBy: null, notes: [] };
const unresolved = { plain: ['reference-unresolved'], likely: [] };

/**
 * Completes a question that leans on what was said before: by rules where they are sure, else by a model where there
 * is one, else by putting the lines that it leans on in front. What the rules call complete is never touched, nor is
 * talk that asks for nothing.
 */
export async function completeQuestion(input: CompleteInput): Promise<Completed> {
  const { text, context, quoted, mentionsBot, hasPictures, rewriter } = input;
  if (!hasWords(text)) return quoted && !quoted.isFromBot && mentionsBot ? byRules(quoted.text) : leftAsIs;
  const need = contextNeed(text);
  if (need === 'none' || !(mentionsBot || asksSomething(text))) return leftAsIs;
  if (hasPictures) return { ...leftAsIs, notes: ['points-at-picture'] };
  const { antecedents, lines } = context;
  const resolution = resolveReference(text, antecedents);
  if (resolution?.how === 'placed') return byRules(resolution.question);
  const withoutModel = resolution ? byRules(resolution.question) : { ...leftAsIs, notes: unresolved[need] };
  const hasOwn = antecedents.own.length > 0;
  if (!rewriter || (quoted === null && (need === 'plain' ? lines.length === 0 : !hasOwn))) return withoutModel;
  const rewriting = await rewriter.rewrite({ ...input, lines, quoted: quoted?.text ?? null });
  switch (rewriting.status) {
    case 'rewritten':
      return { rewritten: rewriting.question, rewrittenBy: 'model', notes: [] };
    case 'complete':
      return { ...leftAsIs, notes: ['rewrite-not-needed'] };
    case 'failed':
      return { ...withoutModel, notes: [`rewrite-failed: ${rewriting.failure}`, ...withoutModel.notes] };
  }
}

const byRules = (rewritten: string): Completed => ({ rewritten, rewrittenBy: 'rules', notes: [] });
