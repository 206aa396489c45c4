import { z } from 'zod';

/** Ids are stored in columns of 255 characters. */
const platformId = z.string().min(1).max(200);

const words = z.object({ content: z.string() }).nullish().catch(null);
const media = z
  .object({
    url: z.string().min(1),
    aeskey: z.string().min(1).nullish().catch(null),
    /** On no page; a file's callback bears it. */
    filename: z.string().nullish().catch(null),
  })
  .nullish()
  .catch(null);

const piece = z.object({ msgtype: z.string(), text: words, image: media });

/** What a message says, and what a quote repeats; page `path/100719`. */
const content = z.object({
  msgtype: z.string().min(1),
  text: words,
  image: media,
  mixed: z
    .object({ msg_item: z.array(piece) })
    .nullish()
    .catch(null),
  /** Written down by the platform; the sound itself is not delivered. */
  voice: words,
  file: media,
});
export type CallbackContent = z.output<typeof content>;

const headers = z.object({ req_id: platformId });
const envelope = z.object({
  msgid: platformId,
  /** Only of a group. */
  chatid: platformId.nullish().catch(null),
  chattype: z.string().nullish().catch(null),
  from: z.object({ userid: platformId }),
  /** Seconds; some callbacks have none. */
  create_time: z.number().positive().nullish().catch(null),
});

/** Strict in what a message needs, lenient in the rest. */
export const messageFrame = z.object({
  headers,
  body: envelope.extend({ ...content.shape, quote: content.nullish().catch(null) }),
});
export type MessageFrame = z.output<typeof messageFrame>;

/** A member entered the robot's chat, or judged one of its answers; page `path/101027`. */
export const eventFrame = z.object({
  headers,
  body: envelope.extend({
    event: z.object({
      eventtype: z.string(),
      feedback_event: z
        .object({
          id: z.string().min(1),
          type: z.number(),
          content: z.string().nullish().catch(null),
          inaccurate_reason_list: z.array(z.number()).nullish().catch(null),
        })
        .nullish()
        .catch(null),
    }),
  }),
});
export type EventFrame = z.output<typeof eventFrame>;
