import { z } from 'zod';

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** How messages are taken in, worked on and answered. */
export const intakeConfig = z.object({
  /** After so many seconds of work a question ends with what there is by then. */
  deadlineSeconds: z.int().min(5).max(600).default(90),
  /** Conversations that are worked on at the same time. */
  parallel: z.int().min(1).max(1000).default(64),
  /** From this age on a reply begins with the time of its question. */
  lateAfterMinutes: z.number().min(1).max(1440).default(5),
  /** From this age on a question is not answered but listed as missed. */
  missedAfterHours: z.number().min(0.1).max(168).default(6),
  /** How long messages are kept after they are settled, and redeliveries recognised. */
  keepHours: z.int().min(24).max(87_600).default(720),
  /** How long a reply is tried to be sent. */
  giveUpHours: z.number().min(0.1).max(168).default(24),
  /** Of the times that replies name. */
  timeZone: z.string().refine(isTimeZone, 'a time zone such as Asia/Shanghai').default('Asia/Shanghai'),
  /** How long messages of one member are waited for that belong together. */
  burst: z
    .object({
      /** After a message; 0: each message is a question of its own. */
      pauseSeconds: z.number().min(0).max(120).default(12),
      /** After one that is plainly complete. */
      completeSeconds: z.number().min(0).max(120).default(3),
      /** After one that ends in a picture, a link or an unfinished clause. */
      openSeconds: z.number().min(0).max(600).default(30),
      /** So long a picture or a link waits for its question. */
      aloneSeconds: z.number().min(0).max(3600).default(300),
      /** A member who goes on and on is waited for no longer. */
      longestSeconds: z.number().min(1).max(3600).default(90),
    })
    .prefault({}),
  /** The same question in a group is pointed to its earlier answer for so long; 0: never. */
  repeatMinutes: z.int().min(0).max(1440).default(60),
  /** Answers within a minute; 0 is no limit. */
  limits: z
    .object({
      memberPerMinute: z.int().min(0).max(10_000).default(10),
      groupPerMinute: z.int().min(0).max(10_000).default(60),
    })
    .prefault({}),
  /** Waiting messages beyond which new questions are told that it is busy. */
  queue: z
    .object({
      perGroup: z.int().min(1).max(1_000_000).default(200),
      total: z.int().min(1).max(1_000_000).default(5_000),
    })
    .prefault({}),
});
export type IntakeConfig = z.output<typeof intakeConfig>;
