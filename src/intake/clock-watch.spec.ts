import { ClockWatch } from './clock-watch';

describe('ClockWatch', () => {
  it('tells by how much the clock was set, once', () => {
    const clock = { wall: 5_000_000, steady: 0, now: () => clock.wall, elapsed: () => clock.steady };
    const watch = new ClockWatch(clock);
    const pass = (wall: number, steady: number): number => {
      clock.wall += wall;
      clock.steady += steady;
      return watch.jump();
    };
    expect(pass(1_000, 1_000)).toBe(0);
    expect(pass(1_900, 1_000)).toBe(0);
    expect(pass(-3_599_000, 1_000)).toBe(-3_600_000);
    expect(pass(1_000, 1_000)).toBe(0);
    expect(pass(61_000, 1_000)).toBe(60_000);
  });
});
