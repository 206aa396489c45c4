import { message, outcome } from '../../test/fakes/journey';
import type { Outcome } from '../core/outcome';
import { Metrics } from './metrics';

const settled = (changes: Partial<Outcome> = {}) => ({
  questionId: 'q1',
  messages: [message({ text: '我的秘密', member: { id: 'wxid_1', name: '李阿姨' } })],
  outcome: outcome(changes),
});

describe('Metrics', () => {
  it('counts how questions ended', async () => {
    const metrics = new Metrics();
    metrics.onOutcome(settled());
    metrics.onOutcome(settled());
    metrics.onOutcome(settled({ kind: 'answered', reason: 'evidence-found' }));
    const text = await metrics.text();
    expect(text).toContain('fennelbean_outcomes_total{assistant="patients",kind="silent",reason="below-threshold"} 2');
    expect(text).toContain('fennelbean_outcomes_total{assistant="patients",kind="answered",reason="evidence-found"} 1');
  });

  it('measures the steps in seconds', async () => {
    const metrics = new Metrics();
    const { trace } = outcome();
    metrics.onOutcome(settled({ trace: { ...trace, stages: [{ name: 'gate', milliseconds: 250 }] } }));
    const text = await metrics.text();
    expect(text).toContain('fennelbean_stage_seconds_sum{stage="gate"} 0.25');
    expect(text).toContain('fennelbean_stage_seconds_bucket{le="0.5",stage="gate"} 1');
  });

  it('tells of the process, and nobody’s words or names', async () => {
    const metrics = new Metrics();
    metrics.onOutcome(settled());
    const text = await metrics.text();
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toMatch(/李阿姨|wxid_1|秘密/);
    expect(metrics.contentType).toContain('text/plain');
  });

  it('may exist twice in a process', () => {
    expect(() => [new Metrics(), new Metrics()]).not.toThrow();
  });
});
