import { randomBytes } from 'node:crypto';

/** What a model is told to take as data. */
export interface Fence {
  /** The text between two lines that nobody could have written before; what looks like such a line is broken. */
  around(text: string): string;
  /** Of the lines; to be named in the instructions. */
  readonly name: string;
}

const BYTES = 9;
/** Signs by which models mark who speaks. */
const ROLE_SIGNS = /<\|([^|>\n]{0,40})\|>|<(\/?)(system|user|assistant|developer|tool_call|instructions?)\b/gi;

/** A fence for one request. */
export function createFence(name = `data-${randomBytes(BYTES).toString('base64url')}`): Fence {
  return {
    name,
    around: (text) => `<<<${name}\n${defused(text).replaceAll(name, 'data')}\n${name}>>>`,
  };
}

/** Marks of roles and of our own fences, so written that no model takes them for such. */
const defused = (text: string): string =>
  text
    .replace(/<{3,}|>{3,}/g, (run) => run.split('').join(' '))
    .replace(ROLE_SIGNS, (_sign, mark: string | undefined, slash: string | undefined, role: string | undefined) =>
      role === undefined ? `< | ${mark ?? ''} | >` : `< ${slash ?? ''}${role}`,
    );
