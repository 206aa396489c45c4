export interface EventCircumstances {
  /** Old enough to be a replay: only what is stored under an id of its own may be acted on. */
  isLate: boolean;
}

/** Where events go, however they came. */
export interface EventSink {
  /**
   * Resolves once the event is stored, with what is to be answered; throws when it could not be stored in time, so that
   * the platform sends it again. Events that mean nothing to us are stored nowhere and answered, too.
   */
  receive(payload: Readonly<Record<string, unknown>>, circumstances: EventCircumstances): Promise<object>;
}
