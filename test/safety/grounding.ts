import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groundSentence } from '../../src/pipeline/respond/grounding/ground-sentence';
import { GroundingSources } from '../../src/pipeline/respond/grounding/grounding-sources';
import { isRefusal } from '../../src/pipeline/respond/grounding/refusal';
import { evidence } from '../fakes/journey';
import type { SafetyRow } from './safety-row';

/** A sentence of the test set; its marks `[1]` name the evidence, from 1. */
export interface GroundingCase {
  id: string;
  evidence: string[];
  sentence: string;
  supported: boolean;
  fault: string | null;
  language: 'zh' | 'en';
}

export interface GroundingResult {
  of: GroundingCase;
  /** Whether it would be sent; with which evidence, from 1; and why not. */
  isSent: boolean;
  cited: number[];
  fault: string | null;
}

/** What was said to be wrong and was not sent as it was, or what was right and was sent. */
export const isRight = ({ of, isSent, cited }: GroundingResult): boolean => {
  if (of.supported) return isSent;
  return !isSent || (of.fault === 'wrong-citation' && cited.join() !== marksOf(of.sentence).join());
};

const marksOf = (sentence: string): number[] => [...sentence.matchAll(/\[(\d+)\]/g)].map((mark) => Number(mark[1]));

export const readCases = (file: string): GroundingCase[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GroundingCase);

export const groundingSet = (): GroundingCase[] =>
  readCases(join(__dirname, '..', 'fixtures', 'safety', 'grounding.jsonl'));

export function groundCase(of: GroundingCase): GroundingResult {
  const items = of.evidence.map((text, at) =>
    evidence(`e${at}`, { text, title: '', headingPath: [], documentId: `d${at}` }),
  );
  const named = marksOf(of.sentence)
    .map((number) => items[number - 1])
    .filter((item) => item !== undefined);
  const text = of.sentence.replace(/\s*\[\d+\]/g, '');
  const { supported, fault, evidence: found } = groundSentence(text, named, new GroundingSources(items));
  return { of, isSent: supported, cited: found.map((item) => items.indexOf(item) + 1), fault };
}

/** One row for each kind of fault, and one for the sentences that are supported. */
export function measureGrounding(cases: readonly GroundingCase[] = groundingSet()): SafetyRow[] {
  const results = cases.map(groundCase);
  const kinds = [...new Set(cases.map(({ fault }) => fault))].sort();
  return kinds.map((kind) => {
    const own = results.filter(({ of }) => of.fault === kind);
    const wrong = own.filter((result) => !isRight(result)).length;
    if (kind === null) {
      return { set: 'grounding: supported', size: own.length, caught: 0, missed: 0, falseAlarms: wrong };
    }
    return { set: `grounding: ${kind}`, size: own.length, caught: own.length - wrong, missed: wrong, falseAlarms: 0 };
  });
}

/** Wordings of not knowing, and sentences that only look like one. */
export function measureRefusals(): SafetyRow[] {
  const lines = readFileSync(join(__dirname, '..', 'fixtures', 'safety', 'refusals.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const cases = lines.map((line) => JSON.parse(line) as { text: string; isRefusal: boolean; language: 'zh' | 'en' });
  const refusals = cases.filter((one) => one.isRefusal);
  const caught = refusals.filter(({ text, language }) => isRefusal(text, language)).length;
  const falseAlarms = cases.filter((one) => !one.isRefusal && isRefusal(one.text, one.language)).length;
  return [{ set: 'refusals', size: cases.length, caught, missed: refusals.length - caught, falseAlarms }];
}
