import type { Burst } from '../message';
import type { Outcome } from '../outcome';

/** The journey of one question, from a closed burst to its outcome. Sends nothing and stores nothing; throws only for the unexpected. */
export interface AssistantRunner {
  run(burst: Burst, signal?: AbortSignal): Promise<Outcome>;
}
export const AssistantRunner = Symbol('AssistantRunner');
