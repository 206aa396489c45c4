import { RepeatedWork } from './repeated-work';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('RepeatedWork', () => {
  let work: RepeatedWork;
  let steps = 0;
  let failures: unknown[] = [];

  const open = (
    step: () => Promise<void>,
    times: { poll?: number; firstPause?: number; longestPause?: number } = {},
  ) => {
    steps = 0;
    failures = [];
    work = new RepeatedWork({
      step: () => {
        steps++;
        return step();
      },
      onFailure: (error) => failures.push(error),
      ...{ poll: 1, firstPause: 1, longestPause: 4 },
      ...times,
    });
    return work;
  };
  afterEach(() => work.stop());

  it('does its step again and again until it is stopped', async () => {
    open(() => Promise.resolve()).start();
    work.start();
    while (steps < 5) await pause(1);
    await work.stop();
    const done = steps;
    await pause(10);
    expect(steps).toBe(done);
    expect(failures).toEqual([]);
  });

  it('goes on after a failure, and tells of it', async () => {
    open(() => (steps % 2 === 0 ? Promise.reject(new Error(`step ${steps}`)) : Promise.resolve())).start();
    while (failures.length < 2) await pause(1);
    expect(failures).toEqual([new Error('step 2'), new Error('step 4')]);
  });

  it('does not wait for its pause when it is woken, also in the middle of a step', async () => {
    open(() => pause(5), { poll: 1e6 }).start();
    while (steps < 1) await pause(1);
    work.wake();
    while (steps < 2) await pause(1);
    await pause(10);
    expect(steps).toBe(2);
    work.wake();
    while (steps < 3) await pause(1);
  });

  it('runs nothing beside other work', async () => {
    let isBusy = false;
    const exclusive = async (): Promise<void> => {
      expect(isBusy).toBe(false);
      isBusy = true;
      await pause(1);
      isBusy = false;
    };
    open(exclusive).start();
    await Promise.all(Array.from({ length: 5 }, () => work.alone(exclusive)));
    expect(failures).toEqual([]);
    await expect(work.alone(() => Promise.reject(new Error('own')))).rejects.toThrow('own');
    const before = steps;
    while (steps === before) await pause(1);
  });
});
