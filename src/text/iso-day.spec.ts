import { isoDay } from './iso-day';

describe('isoDay', () => {
  it('is the day that people there have', () => {
    const lastMinute = Date.UTC(2026, 2, 31, 15, 59);
    expect(isoDay(lastMinute, 'Asia/Shanghai')).toBe('2026-03-31');
    expect(isoDay(lastMinute + 60_000, 'Asia/Shanghai')).toBe('2026-04-01');
    expect(isoDay(lastMinute + 60_000, 'UTC')).toBe('2026-03-31');
  });
});
