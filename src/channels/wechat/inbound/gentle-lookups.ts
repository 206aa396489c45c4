import { setTimeout as pause } from 'node:timers/promises';

const KEPT = 5_000;

export interface GentleLookupsOptions {
  /** Between two questions to the puppet, in milliseconds. */
  pauseMilliseconds: number;
  /** What is asked for longer is answered without. */
  patienceMilliseconds: number;
}

/**
 * Asks the puppet one thing at a time, with pauses: accounts were locked for five look-ups within a second. Answers are
 * kept until they are forgotten.
 */
export class GentleLookups {
  private readonly answers = new Map<string, string>();
  private readonly asking = new Map<string, Promise<string | null>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: GentleLookupsOptions) {}

  /** Null when the puppet does not tell, or not soon. Never throws. */
  async ask(key: string, question: () => Promise<string>): Promise<string | null> {
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const asked = this.asking.get(key) ?? this.inTurn(key, question);
    const patience = pause(this.options.patienceMilliseconds, null, { ref: false });
    return Promise.race([asked, patience]);
  }

  /** What an event tells by the way. */
  learn(key: string, answer: string): void {
    this.answers.delete(key);
    this.answers.set(key, answer);
    if (this.answers.size > KEPT) this.answers.delete(this.answers.keys().next().value ?? '');
  }

  forget(key: string): void {
    this.answers.delete(key);
  }

  private inTurn(key: string, question: () => Promise<string>): Promise<string | null> {
    const answer = this.last.then(async () => {
      try {
        const found = await question();
        this.learn(key, found);
        return found;
      } catch {
        return null;
      } finally {
        this.asking.delete(key);
      }
    });
    this.asking.set(key, answer);
    this.last = answer.then(() => pause(this.options.pauseMilliseconds, undefined, { ref: false }));
    return answer;
  }
}
