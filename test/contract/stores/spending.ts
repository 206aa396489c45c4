import type { Subject } from '../stores.contract';

export function describeSpending(subject: Subject): void {
  it('counts what each purpose used on a day, over a restart', async () => {
    const spending = () => subject.stores.spending;
    expect(await spending().spent('notes', '2026-11-21')).toBe(0);
    await Promise.all([spending().add('notes', '2026-11-21', 700), spending().add('notes', '2026-11-21', 1)]);
    await spending().add('notes', '2026-11-22', 5);
    await spending().add('graph', '2026-11-21', 9);
    await subject.restart();
    expect(await subject.stores.spending.spent('notes', '2026-11-21')).toBe(701);
    expect(await subject.stores.spending.spent('graph', '2026-11-21')).toBe(9);
  });
}
