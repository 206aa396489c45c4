import type { MessageRecord } from '../core/ports/inbox-store';
import type { OutcomeStore } from '../core/ports/outcome-store';

/** Questions that are remembered; what was completed stays as it is. */
const MOST = 5_000;

/** The completed forms of questions that did not stand by themselves, each read once. */
export class CompletedQuestions {
  private readonly known = new Map<string, string | null>();

  constructor(private readonly outcomes: Pick<OutcomeStore, 'findByMessage'>) {}

  /** By question, of those that the records bear; null where the text was left as it is. */
  async of(records: readonly MessageRecord[]): Promise<ReadonlyMap<string | null, string | null>> {
    const messageOf = new Map(
      records.flatMap(({ questionId, message }) => (questionId ? [[questionId, message.id]] : [])),
    );
    const found = [...messageOf].map(
      async ([questionId, messageId]) => [questionId, await this.read(questionId, messageId)] as const,
    );
    return new Map(await Promise.all(found));
  }

  private async read(questionId: string, messageId: string): Promise<string | null> {
    const known = this.known.get(questionId);
    if (known !== undefined) return known;
    const record = await this.outcomes.findByMessage(messageId);
    const rewritten = record?.outcome.trace.question.rewritten ?? null;
    const [oldest] = this.known.keys();
    if (this.known.size >= MOST && oldest !== undefined) this.known.delete(oldest);
    this.known.set(questionId, rewritten);
    return rewritten;
  }
}
