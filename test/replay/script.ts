import type { IncomingMessage } from '../../src/core/message';

/** One message of the made-up talk, with what the generator knows of it. */
export interface Line {
  /** As the platform delivers it; `sentAt` in milliseconds since the talk began. */
  message: Omit<IncomingMessage, 'app' | 'assistant'>;
  /** Milliseconds since the talk began: the first delivery and the later ones of the same message. */
  deliveries: readonly number[];
  /** When its member takes it back; null: never. */
  recalledAt: number | null;
  /** What belongs together at most: lines of two acts never do. */
  act: string;
  /** It belongs to the line before it in its act when it arrives within so many milliseconds of that; null: nobody can say. */
  joinsWithin: number | null;
  /** When it is the last of its question, that is taken up within so many milliseconds; null: nobody can say. */
  dueWithin: number | null;
  /** What it has to end as when it has no question of its own. */
  expects: 'question' | 'duplicate' | 'anything';
}

/** A talk in several groups; everything in it comes from the seed. */
export interface Script {
  seed: number;
  /** How long each group talks, in milliseconds. */
  length: number;
  groups: number;
  /** Of all groups, in the order in which they were sent. */
  lines: readonly Line[];
}

/** Who writes where: no two of these may be mixed. */
export function placeOf({ message: { conversation, member, details } }: Line): string {
  return `${conversation.id}/${details?.threadId ?? '-'}/${member.id}`;
}
