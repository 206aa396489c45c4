import { z } from 'zod';

/** Ids are stored in columns of 255 characters. */
export const platformId = z.string().min(1).max(200);

const optionalId = platformId.nullish().catch(null);
/** Presses on cards bear microseconds. */
const milliseconds = z.coerce
  .number()
  .int()
  .positive()
  .transform((value) => (value > 1e14 ? Math.floor(value / 1000) : value))
  .nullable()
  .catch(null);

/** What every event of the second version has around it. */
export const eventEnvelope = z.object({
  header: z.object({
    event_id: platformId,
    event_type: z.string().min(1).max(200),
    /** Epoch milliseconds. */
    create_time: milliseconds,
  }),
  event: z.record(z.string(), z.unknown()),
});

const mention = z.object({
  /** What stands for it in the text: `@_user_1`. */
  key: z.string(),
  name: z.string().nullish().catch(null),
  id: z
    .object({ open_id: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** The body of `im.message.receive_v1`: strict in what a message needs, lenient in the rest. */
export const messageEvent = z.object({
  sender: z.object({
    sender_id: z.object({ open_id: platformId }),
    /** `user`, or `app` and `bot` for programs. */
    sender_type: z.string().nullish().catch(null),
  }),
  message: z.object({
    message_id: platformId,
    chat_id: platformId,
    /** `p2p` for a direct chat. */
    chat_type: z.string().nullish().catch(null),
    message_type: z.string().min(1),
    /** JSON text, its shape by `message_type`. */
    content: z.string(),
    create_time: milliseconds,
    root_id: optionalId,
    parent_id: optionalId,
    thread_id: optionalId,
    mentions: z.array(mention).nullish().catch(null),
  }),
});
export type MessageEvent = z.output<typeof messageEvent>;
