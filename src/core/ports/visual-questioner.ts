import type { Member } from '../message';
import type { PictureLook, SafePicture } from '../picture';
import type { ChatUsage } from './chat-model';

export interface VisualQuestion {
  /** Personal data is blacked out already. */
  picture: SafePicture;
  /** With placeholders for personal data. */
  question: string;
  /** What of the picture is known already, such as its text; data. */
  known: string;
  /** Names by which an adapter of the model is chosen. */
  intent?: string | undefined;
  assistant: string;
  conversation?: { channel: string; id: string };
  /** Who asks. */
  member?: Pick<Member, 'id'>;
  signal?: AbortSignal | undefined;
}

/** `declined`: it cannot tell from this picture. `failed`: it did not answer, or nothing usable. */
export type Seen<Value> =
  | { status: 'seen'; value: Value; usage: readonly ChatUsage[] }
  | { status: 'declined' | 'failed'; usage: readonly ChatUsage[] };

/** A model that sees. Neither method rejects, except with the signal's reason. */
export interface VisualQuestioner {
  /** A structured look at what the picture is. */
  look(question: VisualQuestion): Promise<Seen<PictureLook>>;
  /** The answer to the question in at most 300 characters: a model's words, to be checked like any. */
  ask(question: VisualQuestion): Promise<Seen<string>>;
  /** What is to be seen of a medical image, as observations without conclusions. */
  observe(question: VisualQuestion): Promise<Seen<readonly string[]>>;
}
export const VisualQuestioner = Symbol('VisualQuestioner');
