import type { Answer, Evidence, WriterFallback } from '../../core/answer';
import { type ChatModel, type ChatRequest, type ChatUsage, ModelError } from '../../core/ports/chat-model';
import type { Prompts } from '../../core/ports/prompts';
import { completeText, type Question } from '../../core/question';
import { createFence, type Fence } from '../safety/injection/fenced';
import { DraftChecker } from './grounding/draft-checker';
import type { RemovedSentences, SentenceRule } from './grounding/draft-sentence';
import type { ModelCheck } from './grounding/model-check';
import { showConflicts } from './grounding/show-conflicts';
import { readModelReply, type ReplyContext } from './model-reply';
import { readPartialReply } from './partial-reply';
import { sharedWith } from './shared-material';

export interface ComposeInput {
  question: Question;
  evidence: readonly Evidence[];
  maxCharacters: number;
  signal: AbortSignal | undefined;
  /** What the question's intent adds to the instructions; absent: nothing. */
  instructions?: string | null | undefined;
  /** Name of the intent, by which an adapter of the model may be chosen. */
  intent?: string | null | undefined;
  /** Told the sentences that are written and checked so far. */
  onPartialAnswer?: ((text: string) => void) | undefined;
}

/** `removed`: what was written and is not in the answer; absent where nothing was. */
export type Composition = (
  { status: 'answer'; answer: Answer } | { status: 'not-answerable' } | { status: 'unusable'; fallback: WriterFallback }
) & { tokens: number | null; usage?: ChatUsage | undefined; removed?: readonly RemovedSentences[] };

export interface ModelWriterOptions {
  /** Rules of safety that look at each sentence, beside the check against its evidence. */
  rulesFor?: (question: Question, evidence: readonly Evidence[]) => readonly SentenceRule[];
  /** Looks again at what words alone let through; null: they decide. */
  modelCheck?: ModelCheck | null;
}

/** What a model gets of a question, such as one with a long paste. */
const MAX_QUESTION_CHARACTERS = 4000;

/** Lets a chat model compose the answer from the evidence, and checks each sentence. Never throws for what a model or its endpoint does. */
export class ModelWriter {
  constructor(
    private readonly model: ChatModel,
    private readonly prompts: Prompts,
    private readonly options: ModelWriterOptions = {},
  ) {}

  async compose(input: ComposeInput): Promise<Composition> {
    const { question, evidence, maxCharacters, signal, onPartialAnswer } = input;
    const { language } = question;
    const context = { evidence, language, maxCharacters };
    const { rulesFor, modelCheck } = this.options;
    const checker = new DraftChecker(evidence, language, rulesFor?.(question, evidence));
    // What a model is to look at again is not shown before.
    const onText = onPartialAnswer && !modelCheck && tellSentences(context, checker, onPartialAnswer);
    try {
      const request = { ...this.requestOf(input), ...(signal && { signal }), ...(onText && { onText }) };
      const { text, ...used } = await this.model.complete(request);
      const reply = readModelReply(text, context);
      if (reply.status !== 'sentences') return { ...reply, ...used };
      const { sentences } = reply;
      const verdicts = modelCheck ? await modelCheck.check({ sentences, language, signal }) : undefined;
      const checked = checker.check(sentences, { verdicts });
      if (checked.status !== 'answer') return { ...checked, ...used };
      return { ...checked, answer: showConflicts(checked.answer, evidence, language), ...used };
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      return { status: 'unusable', fallback: `model-${error.failure}`, tokens: null };
    }
  }

  private requestOf({ question, evidence, maxCharacters, instructions, intent }: ComposeInput): ChatRequest {
    const { language, assistant, conversation } = question;
    const fence = createFence();
    const limits = { maxCharacters: String(maxCharacters), fence: fence.name };
    const system = this.prompts.render('compose-answer', language, limits);
    const user = this.prompts.render('compose-answer-material', language, {
      question: fence.around(completeText(question).slice(0, MAX_QUESTION_CHARACTERS)),
      passages: evidence.map((item, at) => passageBlock(item, at, fence)).join('\n\n'),
    });
    const shared = sharedWith(question);
    const aside = shared && this.prompts.render('compose-answer-shared', language, { shared: fence.around(shared) });
    return {
      system: instructions ? `${system}\n\n${instructions}` : system,
      user: aside ? `${user}\n\n${aside}` : user,
      role: 'answer',
      json: true,
      assistant,
      conversation,
      ...(intent && { intent }),
    };
  }
}

/** Passes on what is fit to be shown of a growing reply, whenever a sentence more of it is whole. */
function tellSentences(
  context: ReplyContext,
  checker: DraftChecker,
  tell: (text: string) => void,
): (text: string) => void {
  let shown = '';
  let read = 0;
  return (text) => {
    const isMore = text.slice(read).includes('}');
    read = text.length;
    if (!isMore) return;
    const sentences = partialText(text, context, checker);
    if (sentences.length <= shown.length || !sentences.startsWith(shown)) return;
    shown = sentences;
    tell(sentences);
  };
}

/** What may be shown of a reply that is still being written; empty when that is nothing. */
export function partialText(text: string, context: ReplyContext, checker: DraftChecker): string {
  const soFar = readPartialReply(text);
  const reply = soFar === null ? null : readModelReply(soFar, context);
  if (reply?.status !== 'sentences') return '';
  const checked = checker.check(reply.sentences, { isPartial: true });
  return checked.status === 'answer' ? checked.answer.text : '';
}

const passageBlock = (item: Evidence, at: number, fence: Fence): string =>
  `[${at + 1}] ${fence.around(`${[item.title, ...item.headingPath].join(' › ')}\n${item.text}`)}`;
