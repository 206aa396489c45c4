/**
 * What the platform answers instead of carrying a command out. No page lists the robot's codes; those marked so were seen
 * in answers of the real platform that people published, the others are assumptions.
 */
export class Refusal extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(`${errcode} ${errmsg}`);
  }
}

export const refusals = {
  /** Seen. */
  secret: () => new Refusal(853000, 'invalid bot_id or secret, from ip: 203.0.113.7'),
  /** Seen. */
  notSubscribed: () => new Refusal(846609, 'aibot websocket not subscribed'),
  /** Seen. */
  requestId: () => new Refusal(846605, 'invalid req_id'),
  /** Seen. */
  streamExpired: () => new Refusal(846608, 'stream message update expired (>6 minutes), cannot update'),
  /** Seen. */
  frequency: () => new Refusal(846607, 'aibot send msg frequency limit exceeded'),
  /** Seen, for `text` in what is no welcome. */
  messageType: () => new Refusal(40008, 'invalid message type'),
  content: () => new Refusal(45002, 'content size out of limit'),
  conversation: () => new Refusal(93006, 'invalid chatid'),
  media: () => new Refusal(40007, 'invalid media_id'),
  body: (field: string) => new Refusal(40058, `invalid request body: ${field}`),
  command: () => new Refusal(40058, 'unknown cmd'),
};
