import { createHash, randomUUID } from 'node:crypto';
import { normaliseForMatch } from '../../text/normalise';

export const newId = (): string => randomUUID();

/** Key of a text that is too long to be indexed as it is. */
export const exactHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same for texts that are the same question. */
export const matchHash = (text: string): string => exactHash(normaliseForMatch(text));
