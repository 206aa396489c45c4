import { createHash, randomUUID } from 'node:crypto';
import { normaliseForMatch } from '../../text/normalise';

export const newId = (): string => randomUUID();

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Key of a text that is too long to be indexed as it is. */
export const exactHash = sha256;
/** The same for texts that are the same question. */
export const matchHash = (text: string): string => sha256(normaliseForMatch(text));
