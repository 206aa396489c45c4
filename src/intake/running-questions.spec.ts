import { RunningQuestions } from './running-questions';

let running: RunningQuestions;
beforeEach(() => {
  running = new RunningQuestions();
});

describe('RunningQuestions', () => {
  it('stops the one that is meant, and says why', () => {
    const [one, other] = [running.begin('q1'), running.begin('q2')];
    expect(running.stop('q1', 'message-recalled')).toBe(true);
    expect([one.aborted, one.reason]).toEqual([true, 'message-recalled']);
    expect(other.aborted).toBe(false);
  });

  it('knows the first reason only', () => {
    const signal = running.begin('q1');
    running.stop('q1', 'stopped');
    running.stopAll('shutdown');
    expect(signal.reason).toBe('stopped');
  });

  it('does not stop what is not running here', () => {
    const signal = running.begin('q1');
    running.end('q1');
    expect(running.stop('q1', 'stopped')).toBe(false);
    expect(running.stop('q2', 'stopped')).toBe(false);
    running.stopAll('shutdown');
    expect(signal.aborted).toBe(false);
  });

  it('stops all when the program ends', () => {
    const signals = ['q1', 'q2'].map((id) => running.begin(id));
    running.stopAll('shutdown');
    expect(signals.map(({ reason }) => reason as string)).toEqual(['shutdown', 'shutdown']);
  });

  it('lets nothing begin after that', () => {
    running.stopAll('shutdown');
    expect(running.begin('q1').reason).toBe('shutdown');
  });
});
