import type { Answer, Evidence, WriterFallback } from '../../core/answer';
import { type ChatModel, ModelError } from '../../core/ports/chat-model';
import type { Prompts } from '../../core/ports/prompts';
import type { Question } from '../../core/question';
import { readModelReply, type ReplyContext } from './model-reply';
import { readPartialReply } from './partial-reply';

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
      question: question.text.slice(0, 4000),
      passages: evidence.map(passageBlock).join('\n\n'),
    });
    try {
      const { text, tokens } = await this.model.complete({
        system,
        user,
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
