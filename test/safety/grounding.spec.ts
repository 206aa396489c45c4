import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groundSentence } from '../../src/pipeline/respond/grounding/ground-sentence';
import { GroundingSources } from '../../src/pipeline/respond/grounding/grounding-sources';
import { isRefusal } from '../../src/pipeline/respond/grounding/refusal';
import { quotablePieces } from '../../src/pipeline/respond/quotable-pieces';
import { evidence } from '../fakes/journey';
import { groundingSet, measureGrounding, measureRefusals, readCases } from './grounding';

const sum = (rows: readonly { caught: number; size: number }[]) => ({
  caught: rows.reduce((total, { caught }) => total + caught, 0),
  size: rows.reduce((total, { size }) => total + size, 0),
});

describe('sentences that somebody else wrote, with their evidence', () => {
  const rows = measureGrounding();
  const faults = rows.filter(({ set }) => !set.endsWith('supported'));

  it('are not sent where their evidence does not carry them', () => {
    const { caught, size } = sum(faults);
    expect(size).toBe(225);
    expect(caught / size).toBeGreaterThanOrEqual(0.95);
  });

  it.each(['number', 'unit', 'dose', 'range', 'date', 'drug', 'wrong-citation'])(
    'none of them with a wrong %s',
    (fault) => {
      expect(faults.find(({ set }) => set === `grounding: ${fault}`)).toMatchObject({ missed: 0 });
    },
  );

  it('are sent where it does', () => {
    const kept = rows.find(({ set }) => set.endsWith('supported'));
    expect((kept?.falseAlarms ?? 0) / (kept?.size ?? 0)).toBeLessThanOrEqual(0.1);
  });
});

it('sentences that were written after the checks are judged nearly as well', () => {
  const rows = measureGrounding(readCases(join(__dirname, '..', 'fixtures', 'safety', 'grounding-more.jsonl')));
  expect(sum(rows).caught).toBeGreaterThanOrEqual(30);
  expect(rows.reduce((total, { falseAlarms }) => total + falseAlarms, 0)).toBeLessThanOrEqual(4);
});

it('what the sample knowledge says is supported by the passage that says it', () => {
  const folder = join(__dirname, '..', '..', 'knowledge', 'patients', 'documents');
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  const passages = files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split(/\n(?=#)/)
      .slice(1),
  );
  const unsupported = passages.flatMap((text) => {
    const item = evidence('a', { text });
    const sources = new GroundingSources([item]);
    return quotablePieces(text).filter((piece) => !groundSentence(piece.text, [item], sources).supported);
  });
  expect(passages.length).toBeGreaterThan(40);
  expect(unsupported.length).toBeLessThanOrEqual(1);
});

it('takes a moment for a sentence, whatever its evidence is', () => {
  const [longest] = groundingSet().sort((one, other) => other.sentence.length - one.sentence.length);
  const hostile = [
    '一'.repeat(4000),
    '1-'.repeat(2000),
    '不'.repeat(4000),
    'a '.repeat(2000),
    '每每'.repeat(2000),
    '（'.repeat(4000),
  ];
  const cases = hostile.map((text) => ({ ...(longest as NonNullable<typeof longest>), evidence: [text, text] }));
  expect(measureGrounding(cases).length).toBeGreaterThan(0);
});

it('"I do not know" is told from what only looks like it', () => {
  const [row] = measureRefusals();
  expect((row?.missed ?? 0) / 80).toBeLessThanOrEqual(0.03);
  expect((row?.falseAlarms ?? 0) / 80).toBeLessThanOrEqual(0.03);
  expect(isRefusal('', 'zh')).toBe(false);
});
