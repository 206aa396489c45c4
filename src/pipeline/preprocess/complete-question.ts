import type { QuestionReading } from '../../core/intent';
import type { PreprocessTrace } from '../../core/outcome';
import type { Article, Question } from '../../core/question';
import { asksFor } from './asks-for';
import { hasWords } from './clean-text';
import type { ConversationContext } from './conversation-context';
import type { ModelRewriter } from './model-rewriter';
import { contentWeight } from './reference/content-weight';
import { contextNeed } from './reference/needs-context';
import { type Antecedents, resolveReference } from './reference/resolve-reference';
import { isSmallTalk } from './small-talk';

/** What a burst says before anything is completed. */
export type AskedBurst = Omit<Question, 'rewritten' | 'matchText' | 'articles'>;

/** What the knowledge tells of a text, by the cheapest checks there are. */
export interface KnowledgeView {
  /** Whether it may be about the knowledge; a model costs, and is not asked about chatter. */
  mayConcern(text: string): boolean;
  /** Whether the text alone would be answered. */
  answers(text: string): boolean;
  /** Whether somebody listed it, or approved an answer to it, word for word. */
  holds(text: string): boolean;
}

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
  knowledge: KnowledgeView;
  signal: AbortSignal | undefined;
}

export interface Completed {
  /** Null: the text is left as it is. */
  rewritten: string | null;
  rewrittenBy: PreprocessTrace['rewrittenBy'];
  notes: readonly string[];
  /** Whether it points at what nobody here can see: an answer would be about something else. */
  pointsAway: boolean;
  /** What a model told of it; null where none was asked, or told nothing that can be used. */
  reading: QuestionReading | null;
}

export const leftAsIs: Completed = {
  rewritten: null,
  rewrittenBy: null,
  notes: [],
  pointsAway: false,
  reading: null,
};
const CLAUSE_END = /[\s，,。；;？?！!]+/u;
const CLAUSE_WEIGHT = 2;
/** In another clause a text may name what it points at: "这是低血糖吗，心慌手抖". */
const pointsAway = (words: string): boolean =>
  words.split(CLAUSE_END).filter((clause) => contentWeight(clause) >= CLAUSE_WEIGHT).length <= 1;
const unresolved = (words: string): Completed => ({
  ...leftAsIs,
  notes: ['reference-unresolved'],
  pointsAway: pointsAway(words),
});

/**
 * Completes a question that leans on what was said before: by rules where they are sure, else by a model where there
 * is one, else by putting the lines that it leans on in front. What the rules call complete is never touched, nor is what
 * the knowledge holds word for word, what may stand by itself and is answered so, and talk that asks for nothing.
 */
export async function completeQuestion(input: CompleteInput): Promise<Completed> {
  const { words, isAsked, asked, articles, context, rewriter, knowledge, signal } = input;
  const { quoted, attachments, mentionsBot, member, language, assistant, conversation } = asked;
  if (!hasWords(words)) return mentionsBot && quoted?.isFromBot === false ? byRules(quoted.text) : leftAsIs;
  const isForUs = mentionsBot || quoted?.isFromBot === true || !isSmallTalk(words);
  const need = isAsked && isForUs ? contextNeed(words) : 'none';
  const { antecedents, lines } = context;
  if (need === 'none' || knowledge.holds(words)) return leftAsIs;
  // "This" is then what they show.
  if (attachments.length > 0 && quoted === null) {
    return { ...leftAsIs, notes: ['points-at-attachment'], pointsAway: need === 'plain' && pointsAway(words) };
  }
  if (articles.length > 0) return { ...leftAsIs, notes: ['points-at-article'] };
  const resolution = resolveReference(words, antecedents);
  const isSure = need === 'plain' || (need === 'carried-on' && resolution?.how === 'placed');
  if (!isSure && !goesOnFromStatement(antecedents) && knowledge.answers(words)) return leftAsIs;
  if (resolution?.how === 'placed') return byRules(resolution.question);
  const withoutModel = resolution ? byRules(resolution.question) : need === 'plain' ? unresolved(words) : leftAsIs;
  const talkBefore = [
    ...(quoted ? [quoted.text] : []),
    ...(need === 'plain' ? lines.map(({ text }) => text) : antecedents.own),
  ];
  if (!rewriter || talkBefore.length === 0) return withoutModel;
  if (!mentionsBot && !talkBefore.some((line) => knowledge.mayConcern(`${line} ${words}`))) return withoutModel;
  const talk = { text: words, asker: member, language, lines, quoted: quoted?.text ?? null };
  const rewriting = await rewriter.rewrite({ ...talk, assistant, conversation, signal });
  switch (rewriting.status) {
    case 'rewritten':
      return { ...leftAsIs, rewritten: rewriting.question, rewrittenBy: 'model', reading: rewriting.reading };
    case 'complete':
      return { ...leftAsIs, notes: ['rewrite-not-needed'], reading: rewriting.reading };
    case 'failed':
      return { ...withoutModel, notes: [`rewrite-failed: ${rewriting.failure}`, ...withoutModel.notes] };
  }
}

const byRules = (rewritten: string): Completed => ({ ...leftAsIs, rewritten, rewrittenBy: 'rules' });

/** "我在吃头孢" … "能喝酒吗": what its writer told before is a condition of the question, while a question before may be another. */
const goesOnFromStatement = ({ quoted, own, answer }: Antecedents): boolean =>
  quoted !== null || answer !== null || (own[0] !== undefined && !asksFor(own[0]));
