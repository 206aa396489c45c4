/** How a program's line to a platform does, by the bot's application. Nothing in it is secret. */
export interface ChannelHealth {
  /** Name of the channel. */
  channel: string;
  /** The bot's own application on that channel. */
  app: string;
  /** How events come in, such as `connection` or `webhook`. */
  mode: string;
  state: ChannelState;
  /** Epoch milliseconds since when it is in that state. */
  since: number;
  /** Epoch milliseconds of the last event from the platform; null when none came since the start. */
  lastEventAt: number | null;
  /** How often the connection was made anew since the start. */
  reconnects: number;
  /** What is wrong, for an admin to read: a code or one line without secrets; null when nothing is. May stand beside `ok`, when events come in and something else fails. */
  problem: string | null;
}

/**
 * `connecting`: for the first time. `reconnecting`: the line broke and is being made anew. `failed`: it will not come up
 * without a person, as with a wrong secret.
 */
export type ChannelState = 'connecting' | 'ok' | 'reconnecting' | 'failed' | 'stopped';

/** The lines of every channel that has one; a channel within the program, such as the page, is not among them. */
export interface ChannelHealths {
  list(): readonly ChannelHealth[];
}
export const ChannelHealths = Symbol('ChannelHealths');
