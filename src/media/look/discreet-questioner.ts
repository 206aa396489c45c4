import type { PictureLook } from '../../core/picture';
import type { Redactor } from '../../core/ports/redactor';
import type { Seen, VisualQuestion, VisualQuestioner } from '../../core/ports/visual-questioner';

export interface DiscreetQuestionerOptions {
  questioner: VisualQuestioner;
  redactor: Redactor;
}

/** Keeps back what a model says of a picture where it repeats personal data: letters that were misread are not blacked out. */
export class DiscreetQuestioner implements VisualQuestioner {
  constructor(private readonly options: DiscreetQuestionerOptions) {}

  /** As it is: whoever reads pictures hides personal data in all that a look tells. */
  look(question: VisualQuestion): Promise<Seen<PictureLook>> {
    return this.options.questioner.look(question);
  }

  async ask(question: VisualQuestion): Promise<Seen<string>> {
    const seen = await this.options.questioner.ask(question);
    if (seen.status !== 'seen' || this.isDiscreet(seen.value, question)) return seen;
    return { status: 'declined', usage: seen.usage };
  }

  async observe(question: VisualQuestion): Promise<Seen<readonly string[]>> {
    const seen = await this.options.questioner.observe(question);
    if (seen.status !== 'seen') return seen;
    const value = seen.value.filter((observation) => this.isDiscreet(observation, question));
    return value.length > 0 ? { ...seen, value } : { status: 'declined', usage: seen.usage };
  }

  /** What cannot be told is not discreet. */
  private isDiscreet(text: string, { conversation, member }: VisualQuestion): boolean {
    if (!conversation || !member) return false;
    try {
      return this.options.redactor.redact(text, { conversation, memberId: member.id }).placed.length === 0;
    } catch {
      return false;
    }
  }
}
