import { MovedClock } from '../../test/fakes/intake';
import { LineState } from './line-state';

let clock: MovedClock;
let line: LineState;
beforeEach(() => {
  clock = new MovedClock();
  line = new LineState(clock);
});

const told = () => {
  const { state, problem, reconnects } = line.status;
  return [state, problem, reconnects];
};

describe('LineState', () => {
  it('tells a line that has not been there from one that was', () => {
    expect([line.isStopped, told()]).toEqual([true, ['stopped', null, 0]]);
    line.start();
    line.breakDown('no answer', { isHopeless: false });
    expect([line.isStopped, told()]).toEqual([false, ['connecting', 'no answer', 0]]);
    line.comeUp();
    expect(told()).toEqual(['ok', null, 0]);
    line.breakDown('it broke', { isHopeless: false });
    expect(told()).toEqual(['reconnecting', 'it broke', 0]);
    line.comeUp();
    expect(told()).toEqual(['ok', null, 1]);
    line.breakDown('wrong secret', { isHopeless: true });
    expect(told()).toEqual(['failed', 'wrong secret', 1]);
    line.stop();
    expect(told()).toEqual(['stopped', null, 1]);
  });

  it('says whether a problem is a new one', () => {
    line.start();
    expect(line.breakDown('no answer', { isHopeless: false })).toBe(true);
    expect(line.breakDown('no answer', { isHopeless: false })).toBe(false);
    expect(line.breakDown('no address', { isHopeless: false })).toBe(true);
    expect(line.breakDown('no address', { isHopeless: true })).toBe(true);
  });

  it('keeps since when it is so, whatever the problem', () => {
    line.start();
    const { since } = line.status;
    clock.advance(1000);
    line.breakDown('no answer', { isHopeless: false });
    expect(line.status.since).toBe(since);
    line.comeUp();
    expect(line.status.since).toBeGreaterThanOrEqual(since + 1000);
  });
});
