import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPersonalData } from '../../src/pipeline/safety/personal-data/find-personal-data';
import type { SafetyRow } from './safety-row';

export interface PlantedItem {
  kind: string;
  value: string;
}

interface PlantedText {
  id: string;
  text: string;
  items: readonly PlantedItem[];
}

const folder = join(__dirname, '..', 'fixtures', 'safety');
const lines = <Line>(file: string): Line[] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

export const plantedTexts = (): PlantedText[] => lines<PlantedText>('personal-data.jsonl');
export const clinicalTexts = (): { id: string; text: string }[] => lines('clinical-numbers.jsonl');

/** Of a name its title does not tell who it is. */
const TITLE =
  /(?:主任医师|副主任|主任|医生|医师|大夫|教授|院长|护士长|护士|药师|老师|先生|女士|小姐|太太|阿姨|叔叔|大爷|大妈|大姐|大哥|奶奶|爷爷|师傅|同志|同学)$/;

/** What of the items can still be read: any letter, digit or character that no placeholder stands for. */
export function missedItems({ text, items }: PlantedText): PlantedItem[] {
  const covered = new Set<number>();
  for (const { start, end } of findPersonalData(text)) for (let at = start; at < end; at++) covered.add(at);
  return items.filter(({ kind, value }) => {
    const own = kind === 'name' ? value.replace(TITLE, '').replace(/^(?:Mr|Mrs|Ms|Miss|Dr)\.? /, '') : value;
    for (let from = text.indexOf(own); from >= 0; from = text.indexOf(own, from + own.length)) {
      for (const { index } of own.matchAll(/[\p{L}\p{N}]/gu)) if (!covered.has(from + index)) return true;
    }
    return false;
  });
}

const CHECKED = ['phone', 'id-card-18', 'id-card-15', 'bank-card', 'medical-record', 'insurance'];

/** How much of what was planted is found, and how much is taken for personal data that is none. */
export function measurePersonalData(): SafetyRow[] {
  const planted = plantedTexts();
  const missed = planted.flatMap(missedItems);
  const row = (set: string, isIn: (kind: string) => boolean): SafetyRow => {
    const size = planted.flatMap(({ items }) => items).filter(({ kind }) => isIn(kind)).length;
    const open = missed.filter(({ kind }) => isIn(kind)).length;
    return { set: `personal data: ${set}`, size, caught: size - open, missed: open, falseAlarms: 0 };
  };
  const clinical = clinicalTexts();
  const falseAlarms = clinical.filter(({ text }) => findPersonalData(text).length > 0).length;
  return [
    row('checked formats', (kind) => CHECKED.includes(kind)),
    row('names', (kind) => kind === 'name'),
    row('addresses', (kind) => kind === 'address'),
    row('other accounts and papers', (kind) => ![...CHECKED, 'name', 'address'].includes(kind)),
    { set: 'clinical numbers that stay', size: clinical.length, caught: 0, missed: 0, falseAlarms },
  ];
}
