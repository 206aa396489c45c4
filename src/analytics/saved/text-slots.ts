import { foldText } from '../../text/character-runs';
import type { SavedQuestion } from '../source/source-description';

export interface TextReading {
  /** The text with `{text}` in place of what stands for a parameter of that type. */
  shown: string;
  texts: ReadonlyMap<string, string>;
}

const LONGEST = 40;

export const hasTexts = ({ parameters }: SavedQuestion): boolean => parameters.some(({ type }) => type === 'text');

/** Each way to read a folded text by a wording: what stands between the words beside a slot is the text meant. */
export function textReadings(folded: string, { questions, parameters }: SavedQuestion): TextReading[] {
  const names = parameters.flatMap(({ name, type }) => (type === 'text' ? [name] : []));
  return questions.flatMap((wording) => {
    const texts = new Map<string, string>();
    let shown = folded;
    for (const name of names) {
      const beside = wordsBeside(wording, name);
      if (!beside) continue;
      const [before = '', after = ''] = beside.map((words) => escaped(foldText(words)));
      const [from, to] = [before === '' ? '^' : before, after === '' ? '[?？。!！]*$' : after];
      const found = new RegExp(`${from}\\s*(.{1,${LONGEST}}?)\\s*${to}`).exec(shown);
      if (!found?.[1]) return [];
      texts.set(name, found[1]);
      shown = shown.replace(found[1], '{text}');
    }
    return [{ shown, texts }];
  });
}

/** What stands before and after a slot in a wording, up to the next slots; null where the wording has no such slot. */
export function wordsBeside(wording: string, name: string): [before: string, after: string] | null {
  const [before, after] = wording.split(`{${name}}`);
  if (before === undefined || after === undefined) return null;
  return [before.slice(before.lastIndexOf('}') + 1).trim(), after.replace(/\{.*/s, '').trim()];
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
