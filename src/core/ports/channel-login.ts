/** How an account that a person logs in to does. `qrText` is for admins only: whoever scans it lends the program their account. */
export interface ChannelLogin {
  /** Name of the channel. */
  channel: string;
  /** The account's id; empty before the first log-in. */
  app: string;
  state: 'logged-out' | 'waiting-for-scan' | 'logged-in';
  /** To be shown as a QR code; null when there is nothing to scan. */
  qrText: string | null;
  /** Epoch milliseconds since when it is in that state. */
  since: number;
}

/** The accounts of every channel that a person logs in to. */
export interface ChannelLogins {
  list(): readonly ChannelLogin[];
  /** Drops the log-in that is kept and asks for a new one; false when the channel has none. Rejects when the platform cannot be reached. */
  renew(channel: string): Promise<boolean>;
}
export const ChannelLogins = Symbol('ChannelLogins');
