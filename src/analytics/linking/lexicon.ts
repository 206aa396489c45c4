import { CONCEPTS } from './concepts';
import { stem } from './stem';

const byLatin = new Map<string, number[]>();
const chinese: { word: string; concept: number }[] = [];

for (const [concept, line] of CONCEPTS.trim().split('\n').entries()) {
  const [latin = '', han = ''] = line.split('|');
  for (const word of latin.trim().split(/\s+/)) note(stem(word), concept);
  for (const word of han.trim().split(/\s+/)) if (word !== '') chinese.push({ word, concept });
}

function note(word: string, concept: number): void {
  const known = byLatin.get(word);
  if (known) known.push(concept);
  else byLatin.set(word, [concept]);
}

const NONE: readonly number[] = [];

/** Concepts of a stemmed English word or an abbreviation of column names. */
export const conceptsOfWord = (stemmed: string): readonly number[] => byLatin.get(stemmed) ?? NONE;

/** Whether the word, stemmed, is a general word of tables. */
export const isGeneralWord = (stemmed: string): boolean => byLatin.has(stemmed);

/** Concepts whose Chinese words stand in a question. */
export function conceptsOfChinese(text: string): Set<number> {
  const found = new Set<number>();
  for (const { word, concept } of chinese) if (text.includes(word)) found.add(concept);
  return found;
}

/** Concepts of a Chinese name; one character, such as the 市 of 城市 and of 市场, tells at the end of it only. */
export function conceptsOfChineseName(name: string): Set<number> {
  const found = new Set<number>();
  for (const { word, concept } of chinese) {
    if (word.length > 1 ? name.includes(word) : name.endsWith(word)) found.add(concept);
  }
  return found;
}
