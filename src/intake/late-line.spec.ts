import { lateLine } from './late-line';

const sentAt = Date.UTC(2026, 2, 1, 16, 5);
const minutes = (count: number) => count * 60_000;
const line = (changes: Partial<Parameters<typeof lateLine>[0]> = {}) =>
  lateLine({
    sentAt,
    now: sentAt + minutes(7),
    lateAfterMinutes: 5,
    timeZone: 'Asia/Shanghai',
    language: 'zh',
    ...changes,
  });

describe('lateLine', () => {
  it('names the time of the question where the group is', () => {
    expect(line()).toBe('关于你 00:05 的提问：');
    expect(line({ timeZone: 'UTC' })).toBe('关于你 16:05 的提问：');
    expect(line({ language: 'en', timeZone: 'Asia/Kolkata' })).toBe('About your question at 21:35:');
  });

  it('is left out in time, to the millisecond', () => {
    expect(line({ now: sentAt + minutes(5) - 1 })).toBeNull();
    expect(line({ now: sentAt + minutes(5) })).not.toBeNull();
  });

  it('is left out when the platform is ahead of our clock', () => {
    expect(line({ now: sentAt - minutes(600) })).toBeNull();
  });
});
