import type { PersonalKind } from '../../../text/placeholders';
import { findAddresses } from './addresses';
import { findBankCards } from './bank-cards';
import { findChatIds } from './chat-ids';
import { findEmails } from './emails';
import type { Finding, PersonalRule } from './finding';
import { findIdCards } from './id-cards';
import { impersonal } from './impersonal';
import { findInsuranceNumbers } from './insurance-numbers';
import { findLatinNames } from './latin-names';
import { findNames, findStandingNames } from './names';
import { findPassports } from './passports';
import { findPhones } from './phones';
import { BARRIER, plainView } from './plain-view';
import { findPlates } from './plates';
import { findRecordNumbers } from './record-numbers';

/** Personal data as it stands in a text. */
export interface FoundData {
  kind: PersonalKind;
  start: number;
  end: number;
  /** Without blanks, marks and widths: the same for the same value, however it is written. */
  canonical: string;
}

/** What is surer comes first, and keeps its place. */
const rules: readonly PersonalRule[] = [
  findEmails,
  findIdCards,
  findInsuranceNumbers,
  findRecordNumbers,
  findPassports,
  findBankCards,
  findPhones,
  findChatIds,
  findPlates,
  findAddresses,
  findLatinNames,
  findNames,
];

/** All personal data of a text, in its order; pieces do not overlap. Reads each text in time linear in its length. */
export function findPersonalData(written: string): FoundData[] {
  const view = plainView(written);
  const free = impersonal(view);
  const found: Finding[] = [];
  const look = (rule: PersonalRule): void => {
    // Of one rule the longest is the whole.
    const own = rule(view).sort((one, other) => other.end - other.start - (one.end - one.start));
    for (const finding of own) {
      if (view.text.slice(finding.start, finding.end).includes(BARRIER)) continue;
      if (free.some((one) => overlaps(one, finding))) continue;
      if (!found.some((one) => overlaps(one, finding))) found.push(finding);
    }
  };
  for (const rule of rules) look(rule);
  if (found.some(({ kind }) => kind !== 'name')) look(findStandingNames);
  const all = [...found, ...repeated(view.text, found)];
  return all
    .sort((one, other) => one.start - other.start)
    .map(({ kind, start, end }) => ({
      kind,
      ...view.written(start, end),
      canonical: canonicalOf(kind, { text: view.text.slice(start, end), digits: view.digits.slice(start, end) }),
    }));
}

const overlaps = (one: { start: number; end: number }, other: { start: number; end: number }): boolean =>
  one.start < other.end && other.start < one.end;

/** Said once with a word that tells what it is, it is the same where it is said without. */
function repeated(text: string, found: readonly Finding[]): Finding[] {
  const again: Finding[] = [];
  for (const { kind, start, end } of found) {
    const value = text.slice(start, end);
    if (value.length < (kind === 'name' ? 3 : 5)) continue;
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
      const finding = { kind, start: at, end: at + value.length };
      if (![...found, ...again].some((one) => overlaps(one, finding))) again.push(finding);
    }
  }
  return again;
}

const inDigits: readonly PersonalKind[] = ['phone', 'id-card', 'bank-card'];

function canonicalOf(kind: PersonalKind, { text, digits }: { text: string; digits: string }): string {
  if (inDigits.includes(kind)) return digits.toUpperCase().replace(/[^0-9X]/g, '');
  return text.toLowerCase().replace(/\s+/g, '');
}
