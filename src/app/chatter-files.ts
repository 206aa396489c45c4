import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../core/question';

const files: Record<Language, string> = { zh: 'chatter.txt', en: 'chatter.en.txt' };

/** The everyday chatter that ships with the gate, a line a message. */
export function readChatter(language: Language): string[] {
  const text = readFileSync(join(__dirname, '..', 'pipeline', 'gate', files[language]), 'utf8');
  return text.split('\n').filter((line) => line.trim() !== '');
}
