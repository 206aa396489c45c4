import type { Answer } from '../../../core/answer';
import { type RedFlag, type RedFlagClass, type RedFlags } from '../../../core/ports/red-flags';
import type { Language } from '../../../core/question';
import { decide } from './decide';
import { readMessage } from './read-message';
import { type RedFlagExamples, RedFlagLearner } from './red-flag-learner';

/** The fixed text of each class in each language. */
export type RedFlagReplies = Readonly<Record<RedFlagClass, Readonly<Record<Language, string>>>>;

/** Rules, a linear learner and fixed texts, all in memory. */
export class RedFlagDesk implements RedFlags {
  private learner: RedFlagLearner | null = null;

  constructor(
    private readonly examples: RedFlagExamples,
    private readonly replies: RedFlagReplies,
  ) {}

  /** Learns from the examples, which takes a moment; else the first message waits for it. */
  prepare(): RedFlagLearner {
    this.learner ??= new RedFlagLearner(this.examples);
    return this.learner;
  }

  find(text: string): RedFlag | null {
    const message = readMessage(text);
    return message.length === 0 ? null : decide(message, this.prepare().likenessOf(message.text));
  }

  replyTo(flag: RedFlag, language: Language): Answer {
    return { text: this.replies[flag.class][language], citations: [], writer: 'fixed' };
  }
}
