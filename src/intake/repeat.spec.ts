import { setTimeout as pause } from 'node:timers/promises';
import { FieldLogger } from '../../test/fakes/journey';
import { Repeat } from './repeat';

let logger: FieldLogger;
let repeat: Repeat | null;
beforeEach(() => {
  logger = new FieldLogger();
  repeat = null;
});
afterEach(() => repeat?.stop());

const until = async (isSo: () => boolean) => {
  while (!isSo()) await pause(1);
};

describe('Repeat', () => {
  it('does it again and again, never twice at once', async () => {
    let [turns, underWay, most] = [0, 0, 0];
    repeat = new Repeat(
      1,
      async () => {
        most = Math.max(most, ++underWay);
        await pause(5);
        underWay--;
        turns++;
      },
      logger,
    );
    await until(() => turns >= 5);
    expect(most).toBe(1);
  });

  it('goes on after a failure, later or at once, and logs it', async () => {
    let turns = 0;
    const fault = (): Promise<void> => {
      turns++;
      if (turns === 1) throw new Error('at once');
      return turns === 2 ? Promise.reject(new Error('later')) : Promise.resolve();
    };
    repeat = new Repeat(1, fault, logger);
    await until(() => turns >= 4);
    expect(logger.lines.map(({ level, fields }) => [level, fields.error])).toEqual([
      ['error', 'Error: at once'],
      ['error', 'Error: later'],
    ]);
  });

  it.each(['before the first turn', 'during a turn'])('stops %s', async (when) => {
    let turns = 0;
    let end = (): void => undefined;
    const turn = () =>
      new Promise<void>((resolve) => {
        turns++;
        end = resolve;
      });
    repeat = new Repeat(1, turn, logger);
    if (when === 'during a turn') await until(() => turns === 1);
    repeat.stop();
    const begun = turns;
    end();
    await pause(10);
    expect(turns).toBe(begun);
  });
});
