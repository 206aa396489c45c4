export interface WebhookRequest {
  /** The last part of the path, which tells several apps apart. */
  app: string;
  /** Lower-case names; a header that came more than once is joined by the server or a list. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The bytes as they came. */
  body: Buffer;
}

export interface WebhookReply {
  status: number;
  body: object;
}

/** The part of a channel that platforms call. Verifies by itself; never throws for what a stranger sends. */
export interface Webhook {
  /** Name of the channel: the first part of the path. */
  readonly name: string;
  handle(request: WebhookRequest): Promise<WebhookReply>;
}
