import type { Answer, Evidence, WriterFallback } from '../../core/answer';
import { type ChatModel, ModelError } from '../../core/ports/chat-model';
import type { Prompts } from '../../core/ports/prompts';
import { completeText, type Question } from '../../core/question';
import { readModelReply, type ReplyContext } from './model-reply';
import { readPartialReply } from './partial-reply';
import { sharedWith } from './shared-material';

export interface ComposeInput {
  question: Question;
  evidence: readonly Evidence[];
  maxCharacters: number;
  signal: AbortSignal | undefined;
  /** Told the sentences that are written and checked so far. */
  onPartialAnswer?: ((text: string) => void) | undefined;
}

export type Composition =
  | { status: 'answer'; answer: Answer; tokens: number | null }
  | { status: 'not-answerable'; tokens: number | null }
  | { status: 'unusable'; fallback: WriterFallback; tokens: number | null };

/** What a model gets of a question, such as one with a long paste. */
const MAX_QUESTION_CHARACTERS = 4000;

/** Lets a chat model compose the answer from the evidence. Never throws for what a model or its endpoint does. */
export class ModelWriter {
  constructor(
    private readonly model: ChatModel,
    private readonly prompts: Prompts,
  ) {}

  async compose({ question, evidence, maxCharacters, signal, onPartialAnswer }: ComposeInput): Promise<Composition> {
    const { language } = question;
    const context = { evidence, language, maxCharacters };
    const onText = onPartialAnswer && tellSentences(context, onPartialAnswer);
    const system = this.prompts.render('compose-answer', language, { maxCharacters: String(maxCharacters) });
    const user = this.prompts.render('compose-answer-material', language, {
      question: completeText(question).slice(0, MAX_QUESTION_CHARACTERS),
      passages: evidence.map(passageBlock).join('\n\n'),
    });
    const shared = sharedWith(question);
    const aside = shared && this.prompts.render('compose-answer-shared', language, { shared });
    try {
      const { text, tokens } = await this.model.complete({
        system,
        user: aside ? `${user}\n\n${aside}` : user,
        ...(signal && { signal }),
        ...(onText && { onText }),
      });
      return { ...readModelReply(text, context), tokens };
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      return { status: 'unusable', fallback: `model-${error.failure}`, tokens: null };
    }
  }
}

/** One of the characters by which a sentence, or the mark of its source, can end. */
const SENTENCE_END = /[。！？!?.\]]/;

/** Passes on what is fit to be shown of a growing reply, whenever there is more of it. */
function tellSentences(context: ReplyContext, tell: (text: string) => void): (text: string) => void {
  let shown = '';
  let read = 0;
  return (text) => {
    // More to show comes with the end of a sentence or of its mark.
    const isMore = SENTENCE_END.test(text.slice(read));
    read = text.length;
    if (!isMore) return;
    const sentences = readPartialReply(text, context);
    if (sentences.length <= shown.length || !sentences.startsWith(shown)) return;
    shown = sentences;
    tell(sentences);
  };
}

const passageBlock = (item: Evidence, at: number): string =>
  `[${at + 1}] ${[item.title, ...item.headingPath].join(' › ')}\n${item.text}`;
