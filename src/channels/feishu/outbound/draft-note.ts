import { z } from 'zod';

const draftNote = z.object({
  cardId: z.string().min(1),
  /** How often it was begun to be written, from 0; each beginning has its own block of sequence numbers. */
  attempt: z.int().min(0),
  /** Epoch milliseconds, when the card was made. */
  openedAt: z.number(),
  /** Null until the platform told it. */
  messageId: z.string().min(1).nullable(),
});
/** What is kept of a draft, so that another process can complete it. */
export type DraftNote = z.output<typeof draftNote>;

/** Null when there is none, or none that can be read. */
export function readDraftNote(text: string | null): DraftNote | null {
  if (text === null) return null;
  try {
    return draftNote.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** More than one beginning needs: three a second for the ten minutes that a card streams. */
const NUMBERS_PER_ATTEMPT = 1_000_000;
const FIRST_OF_COMPLETION = 1_000_000_000;
const MILLISECONDS_PER_NUMBER = 20;

/** Before the first number of an attempt. The platform takes rising numbers only, below 2^31. */
export const sequenceBefore = ({ attempt }: Pick<DraftNote, 'attempt'>): number =>
  Math.min(attempt, 900) * NUMBERS_PER_ATTEMPT;

/**
 * For completing the card: above every draft's, and rising with time, as nothing can be stored then. A card lives for 14
 * days, which take 60 million numbers.
 */
export const completionSequence = ({ openedAt }: Pick<DraftNote, 'openedAt'>, now: number): number =>
  FIRST_OF_COMPLETION + Math.max(0, Math.floor((now - openedAt) / MILLISECONDS_PER_NUMBER));

/** Where to go on when a clock that went back made a number too low. */
export const MORE_NUMBERS = 100_000_000;

/** The platform remembers a `uuid` for an hour; the rest is for clocks and slow calls. */
export const KEY_MILLISECONDS = 50 * 60_000;

/** Whether a message that bore the reply's key might be shown twice if it is sent again. */
export const isKeyForgotten = ({ openedAt }: Pick<DraftNote, 'openedAt'>, now: number): boolean =>
  now - openedAt >= KEY_MILLISECONDS;
