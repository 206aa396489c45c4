import { sampleBuilder, sampleNames, shippedChatter } from '../../../test/support/sample-knowledge';
import { NgramIndex } from '../../text/ngram-index';
import { seededRandom } from '../../text/seeded-random';
import { distinctIndexTerms } from '../../text/terms';
import { thresholdFor } from './calibrate';
import type { ChatterLines } from './everyday-chatter';
import { TryGate } from './try-gate.use-case';

const STRICTNESSES = [0.1, 0.07, 0.05, 0.03, 0.02, 0.01];

describe('thresholdFor', () => {
  const scores = Float64Array.from({ length: 101 }, (_, at) => at / 10);

  it('is what all but the share stays below', () => {
    expect(thresholdFor(scores, 0.05)).toBeCloseTo(9.5, 10);
    expect(thresholdFor(scores, 0.01)).toBeCloseTo(9.9, 10);
  });

  it('never falls below a half, so that nothing passes by nothing', () => {
    expect(thresholdFor(new Float64Array(50), 0.05)).toBe(0.5);
    expect(thresholdFor([], 0.05)).toBe(0.5);
  });
});

describe.each(sampleNames)('the calibration on %s', (name) => {
  const all = shippedChatter();
  const half = (lines: readonly string[], part: number) => lines.filter((_line, at) => at % 2 === part);
  const halfOf = (part: number): ChatterLines => ({ zh: half(all.zh, part), en: half(all.en, part) });

  it('grows stricter with strictness, in both languages', async () => {
    const builder = await sampleBuilder(name);
    const thresholds = STRICTNESSES.map(
      (strictness) => builder.build({ strictness, listed: [], pairs: [] }).gate.thresholds,
    );
    thresholds.slice(1).forEach((stricter, at) => {
      expect(stricter.zh).toBeGreaterThan(thresholds[at]?.zh ?? Infinity);
      expect(stricter.en).toBeGreaterThanOrEqual(thresholds[at]?.en ?? Infinity);
    });
  });

  it.each([0, 1])(
    'means what it says: of chatter it has not seen, at most the share passes (half %d)',
    async (part) => {
      const builder = await sampleBuilder(name, halfOf(part));
      const held = halfOf(1 - part);
      for (const strictness of STRICTNESSES) {
        const score = new TryGate(builder.build({ strictness, listed: [], pairs: [] })).scorer([]);
        const passing = (lines: readonly string[]) =>
          lines.filter((line) => score(line) >= TryGate.acceptFrom).length / lines.length;
        expect(passing(held.zh)).toBeLessThanOrEqual(strictness);
        // A hundred English lines only: three of them are chance.
        expect(passing(held.en)).toBeLessThanOrEqual(strictness + 0.03);
      }
    },
  );

  it('does not let ten lines of chatter in one paste through by their mass', async () => {
    const builder = await sampleBuilder(name, halfOf(0));
    const built = builder.build({ strictness: 0.05, listed: [], pairs: [] });
    const index = new NgramIndex(built.index);
    const score = new TryGate(built).scorer([]);
    const random = seededRandom(5);
    const { zh } = halfOf(1);
    const pastes = Array.from({ length: 300 }, () =>
      Array.from({ length: 10 }, () => zh[Math.floor(random() * zh.length)]).join('，'),
    );
    const share = (passes: (text: string) => boolean) => pastes.filter(passes).length / pastes.length;
    const asGated = share((text) => score(text) >= TryGate.acceptFrom);
    const byMass = share((text) => index.evidence(distinctIndexTerms(text)) >= built.gate.thresholds.zh);
    expect(asGated).toBeLessThan(byMass * 0.6);
    expect(asGated).toBeLessThan(0.35);
  });
});
