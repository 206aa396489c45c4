import { faultTable } from './model-faults';

it('answers each question once, with few requests, and in the model’s words again after the fault', async () => {
  const rows = await faultTable({ questions: 20, atOnce: 5, timeoutSeconds: 0.4, breakerSeconds: 0.5 });
  expect(rows).toHaveLength(16);
  for (const { fault, questions, answered, reduced, lost, raw, upstream, recoveryMilliseconds } of rows) {
    expect([fault, answered, reduced, lost, raw]).toEqual([fault, 0, questions, 0, 0]);
    expect([fault, upstream <= 1.2 * questions]).toEqual([fault, true]);
    expect([fault, recoveryMilliseconds === null]).toEqual([fault, false]);
  }
});
