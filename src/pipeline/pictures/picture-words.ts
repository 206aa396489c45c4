import type { ReadPicture } from '../../core/picture';
import { ordersReader } from './orders-in-picture';

/** Of the words of one picture. */
const MOST_CHARACTERS = 160;
const MOST_ITEMS = 6;
const PLACEHOLDER = /\[[^\]\s]{1,12}-[0-9A-Z]{4}\]/u;
const LETTERS = /\p{L}{2}/u;
const ADDRESS = /https?:|www\.|@(?!\d{1,3}(?!\d))|[\p{L}\d]\.(?:com|cn|net|org)\b/iu;

/** Lines that may be made use of: none that orders the bot about, shares an address or stands for personal data. */
export function usableLines({ lines }: Pick<ReadPicture, 'lines'>): readonly string[] {
  if (ordersReader(lines)) return [];
  return lines.filter(isUsable);
}

const isUsable = (line: string): boolean => LETTERS.test(line) && !PLACEHOLDER.test(line) && !ADDRESS.test(line);

/** What of a picture a question about it is matched by: items of a report, else its words and what a model saw. */
export function wordsOf(picture: ReadPicture): string {
  const { rows, look } = picture;
  if (rows.length > 0) {
    const abnormal = rows.filter(({ verdict }) => verdict === 'high' || verdict === 'low');
    const items = (abnormal.length > 0 ? abnormal : rows).slice(0, MOST_ITEMS);
    return items.map(({ item }) => item).join(' ');
  }
  const told = look ? [...look.observations, ...look.text.split('\n')] : [];
  const seen = ordersReader([...picture.lines, ...told]) ? [] : told.filter(isUsable);
  return cut([...usableLines(picture), ...seen].join(' '));
}

const cut = (text: string): string => text.slice(0, MOST_CHARACTERS);
