import type { PreprocessTrace } from '../../core/outcome';
import type { Article, Question } from '../../core/question';
import { hasWords } from './clean-text';
import type { ConversationContext } from './conversation-context';
import type { ModelRewriter } from './model-rewriter';
import { contextNeed } from './reference/needs-context';
import { resolveReference } from './reference/resolve-reference';
import { isSmallTalk } from './small-talk';

/** What a burst says before anything is completed. */
export type AskedBurst = Omit<Question, 'rewritten' | 'matchText' | 'articles'>;

export interface CompleteInput {
  asked: AskedBurst;
  /** Its text without addresses of web pages. */
  words: string;
  /** Whether it asks for anything. */
  isAsked: boolean;
  articles: readonly Article[];
  context: ConversationContext;
  /** Null: rules alone. */
  rewriter: ModelRewriter | null;
  /** Whether a text may be about the knowledge; a model costs, and is not asked about chatter. */
  mayConcern: (text: string) => boolean;
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
  const { words, isAsked, asked, articles, context, rewriter, mayConcern, signal } = input;
  const { quoted, attachments, mentionsBot, member, language } = asked;
  if (!hasWords(words)) return mentionsBot && quoted?.isFromBot === false ? byRules(quoted.text) : leftAsIs;
  const isForUs = mentionsBot || quoted?.isFromBot === true || !isSmallTalk(words);
  const need = isAsked && isForUs ? contextNeed(words) : 'none';
  if (need === 'none') return leftAsIs;
  // "This" is then what they show.
  if (attachments.length > 0 && quoted === null) return { ...leftAsIs, notes: ['points-at-attachment'] };
  if (articles.length > 0) return { ...leftAsIs, notes: ['points-at-article'] };
  const { antecedents, lines } = context;
  const resolution = resolveReference(words, antecedents);
  if (resolution?.how === 'placed') return byRules(resolution.question);
  const withoutModel = resolution ? byRules(resolution.question) : { ...leftAsIs, notes: unresolved[need] };
  const talkBefore = [
    ...(quoted ? [quoted.text] : []),
    ...(need === 'plain' ? lines.map(({ text }) => text) : antecedents.own),
  ];
  if (!rewriter || talkBefore.length === 0) return withoutModel;
  if (!mentionsBot && !talkBefore.some((line) => mayConcern(`${line} ${words}`))) return withoutModel;
  const talk = { text: words, asker: member, language, lines, quoted: quoted?.text ?? null };
  const rewriting = await rewriter.rewrite({ ...talk, signal });
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
