import type { ContextLine, Member } from '../../core/message';

/** The talk as a model gets it: nobody's name, no line of great length. */
export interface Transcript {
  talk: readonly { speaker: string; text: string }[];
  quoted: string | null;
  message: { speaker: string; text: string };
}

export interface TranscriptInput {
  text: string;
  asker: Member;
  lines: readonly ContextLine[];
  quoted: string | null;
}

const LONGEST_LINE = 200;
const BOT = 'bot';

/** Members are called A, B, … in the order in which they speak, in `@name` as well; the program is `bot`. */
export function transcriptOf({ text, asker, lines, quoted }: TranscriptInput): Transcript {
  const letters = new Map<string, string>();
  const names: [string, string][] = [];
  for (const { id, name } of [...lines.flatMap(({ member }) => member ?? []), asker]) {
    if (letters.has(id)) continue;
    letters.set(id, letterOf(letters.size));
    if (name.trim() !== '') names.push([`@${name.trim()}`, `@${letterOf(letters.size - 1)}`]);
  }
  // The longer of two names that begin alike comes first.
  names.sort(([left], [right]) => right.length - left.length);
  const anonymous = (words: string): string =>
    names.reduce((rest, [name, letter]) => rest.replaceAll(name, letter), words).slice(0, LONGEST_LINE);
  const speakerOf = (member: Member | null): string => (member ? (letters.get(member.id) ?? BOT) : BOT);
  return {
    talk: lines.map((line) => ({ speaker: speakerOf(line.member), text: anonymous(line.text) })),
    quoted: quoted === null ? null : anonymous(quoted),
    message: { speaker: speakerOf(asker), text },
  };
}

const ALPHABET = 26;

/** A to Z, then A1 to Z1, … */
const letterOf = (place: number): string =>
  String.fromCharCode('A'.charCodeAt(0) + (place % ALPHABET)) +
  (place < ALPHABET ? '' : String(Math.floor(place / ALPHABET)));
