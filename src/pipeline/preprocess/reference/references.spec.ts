import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { needsContext } from './needs-context';
import { resolveReference } from './resolve-reference';

interface Planted {
  context: { speaker: 'asker' | 'bot' | 'other'; text: string }[];
  quoted: string | null;
  utterance: string;
  needsContext: boolean;
  topics: string[];
}

const planted = readFileSync(join(__dirname, '../../../../test/fixtures/preprocess/references.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Planted);

const share = (cases: readonly Planted[], holds: (planted: Planted) => boolean): number =>
  cases.filter(holds).length / cases.length;

/** What the program would match by: own words and quotes only. */
function completed({ utterance, quoted, context }: Planted): string {
  if (!needsContext(utterance)) return utterance;
  const own = context.filter(({ speaker }) => speaker === 'asker').map(({ text }) => text);
  return resolveReference(utterance, { quoted, own: own.reverse(), answer: null })?.question ?? utterance;
}

describe('planted questions', () => {
  const leaning = planted.filter((one) => one.needsContext);

  it('are known to lean on the talk or not', () => {
    expect(share(planted, (one) => needsContext(one.utterance) === one.needsContext)).toBeGreaterThan(0.95);
  });

  it('hold what they are about once completed', () => {
    expect(share(leaning, (one) => one.topics.every((topic) => completed(one).includes(topic)))).toBeGreaterThan(0.9);
  });

  it('are left as they are where they are complete', () => {
    const whole = planted.filter((one) => !one.needsContext);
    expect(share(whole, (one) => completed(one) === one.utterance)).toBeGreaterThan(0.97);
  });
});
