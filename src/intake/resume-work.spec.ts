import { setTimeout as pause } from 'node:timers/promises';
import { FieldLogger, SteppingClock } from '../../test/fakes/journey';
import type { ConversationRef } from '../core/message';
import { ResumeWork } from './resume-work';

interface Look {
  channels: readonly string[];
  now: number;
  limit: number;
}

const group: ConversationRef = { channel: 'web', id: 'group' };
let resume: ResumeWork | null;
let logger: FieldLogger;
beforeEach(() => {
  logger = new FieldLogger();
});
afterEach(() => {
  resume?.stop();
  resume = null;
  jest.useRealTimers();
});

function resumeWith(...stores: ((look: Look) => Promise<ConversationRef[]>)[]) {
  const woken: string[] = [];
  resume = new ResumeWork({
    sources: stores.map((dueConversations, at) => ({
      store: { dueConversations },
      wake: ({ id }) => woken.push(`${at} ${id}`),
    })),
    channels: ['web', 'terminal'],
    clock: new SteppingClock(),
    logger,
  });
  return { resume, woken };
}

describe('ResumeWork', () => {
  it('wakes who has work that is due, each at the one whose store holds it', async () => {
    const looks: Look[] = [];
    const { resume, woken } = resumeWith(
      (look) => {
        looks.push(look);
        return Promise.resolve([group, { ...group, id: 'other' }]);
      },
      () => Promise.resolve([group]),
    );
    await resume.start();
    expect(woken).toEqual(['0 group', '0 other', '1 group']);
    expect(looks).toEqual([{ channels: ['web', 'terminal'], now: 1_700_000_000_000, limit: 500 }]);
  });

  it('looks again every second, also after looks that failed, which it logs now and then', async () => {
    jest.useFakeTimers();
    let looks = 0;
    const { resume, woken } = resumeWith(() => {
      looks++;
      return looks <= 40 ? Promise.reject(new Error('no database')) : Promise.resolve([group]);
    });
    await resume.start();
    expect(looks).toBe(1);
    await jest.advanceTimersByTimeAsync(39_000);
    expect([looks, woken, logger.lines.length]).toEqual([40, [], 2]);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(woken).toEqual(['0 group', '0 group']);
  });

  it('looks no more when it is stopped, also during its first look', async () => {
    jest.useFakeTimers();
    let looks = 0;
    const { resume } = resumeWith(async () => {
      looks++;
      await Promise.resolve();
      return [];
    });
    const started = resume.start();
    resume.stop();
    await started;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(looks).toBe(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not fail to start without a database', async () => {
    const { resume } = resumeWith(() => Promise.reject(new Error('no database')));
    await resume.start();
    await pause(1);
    expect(logger.lines).toEqual([
      { level: 'error', fields: { error: 'Error: no database' }, message: 'Cannot look for work' },
    ]);
  });
});
