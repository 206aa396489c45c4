/** Why work on a question is broken off. `shutdown` leaves it to the next start. */
export type StopReason = 'stopped' | 'message-recalled' | 'deadline' | 'shutdown';

/** The questions that this process works on, so that they can be stopped. */
export class RunningQuestions {
  private readonly running = new Map<string, AbortController>();
  private stoppedBy: StopReason | null = null;

  /** The signal's reason is a `StopReason`. */
  begin(questionId: string): AbortSignal {
    const controller = new AbortController();
    this.running.set(questionId, controller);
    if (this.stoppedBy !== null) controller.abort(this.stoppedBy);
    return controller.signal;
  }

  end(questionId: string): void {
    this.running.delete(questionId);
  }

  has(questionId: string): boolean {
    return this.running.has(questionId);
  }

  /** False when it is not being worked on here. */
  stop(questionId: string, reason: StopReason): boolean {
    const controller = this.running.get(questionId);
    controller?.abort(reason);
    return controller !== undefined;
  }

  /** Also whatever begins from now on. */
  stopAll(reason: StopReason): void {
    this.stoppedBy = reason;
    for (const controller of this.running.values()) controller.abort(reason);
  }
}
