/** What the channel asks of the platform. Each resolves once the platform has acknowledged it, and throws `WeComCallError`. */
export interface WeComLine {
  /** Answers the message whose callback bore that `req_id`. */
  respond(requestId: string, body: object): Promise<void>;
  /** Answers that a member entered the robot's chat, within five seconds. */
  welcome(requestId: string, text: string): Promise<void>;
  /** Writes to a conversation in which somebody wrote to the robot before. @param body with `chatid` and `chat_type` */
  push(body: PushBody): Promise<void>;
  /** Resolves with the `media_id`, which is valid for three days. */
  upload(kind: 'image' | 'file', bytes: Buffer, name: string): Promise<string>;
}

export interface PushBody {
  chatid: string;
  /** 1: a member's own chat with the robot. 2: a group. */
  chat_type: 1 | 2;
  msgtype: string;
  [content: string]: unknown;
}
