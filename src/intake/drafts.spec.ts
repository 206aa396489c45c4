import { setTimeout as pause } from 'node:timers/promises';
import { DraftingChannel } from '../../test/fakes/fake-channel';
import { answered, hanging, IntakeWorld } from '../../test/fakes/intake';
import { outcome, question } from '../../test/fakes/journey';
import { SendError } from '../core/ports/channel';

let world: IntakeWorld;
beforeEach(async () => {
  world = await IntakeWorld.open(new DraftingChannel());
});
afterEach(() => world.close());

describe('an answer that is shown while it is written', () => {
  it('is one reply, in the end the finished one', async () => {
    const { receive, intake } = await world.start({
      run: async (_burst, { onPartialAnswer }) => {
        onPartialAnswer?.('一。');
        await pause(20);
        onPartialAnswer?.('一。二。');
        await pause(20);
        return answered('一。二。三。');
      },
    });
    await receive.receive(world.incoming('a'));
    await intake.drained();
    const [only, ...others] = world.channel.posted.values();
    expect(others).toEqual([]);
    expect([...new Set(only?.texts)]).toEqual(['一。', '一。二。', '一。二。三。']);
  });

  it('is not begun while an earlier reply is still on its way', async () => {
    world.channel.faults.push({ before: new SendError('retry', '230020') });
    const { receive } = await world.start({
      run: async ({ messages }, { onPartialAnswer }) => {
        if (messages[0]?.text === 'b') onPartialAnswer?.('b，未完。');
        await pause(20);
        return answered(`re: ${messages[0]?.text ?? ''}`);
      },
    });
    for (const text of ['a', 'b']) {
      await receive.receive(world.incoming(text));
    }
    await world.untilTexts(2);
    expect(world.channel.texts()).toEqual(['re: a', 're: b']);
    expect(world.channel.calls).not.toContain('openDraft new');
  });

  it('is taken back when nothing comes of it', async () => {
    const { receive, intake } = await world.start({
      run: async (_burst, { onPartialAnswer }) => {
        onPartialAnswer?.('一。');
        await pause(20);
        return outcome({ kind: 'silent', reason: 'no-evidence' });
      },
    });
    await receive.receive(world.incoming('a'));
    await intake.drained();
    expect(world.channel.texts()).toEqual([]);
    expect(await world.sendStates()).toEqual(['recalled']);
  });

  it('goes on as the same reply after a restart', async () => {
    const first = await world.start({
      run: async (_burst, { onPartialAnswer }) => {
        onPartialAnswer?.('一。');
        await pause(20);
        return hanging(_burst, {});
      },
    });
    await first.receive.receive(world.incoming('a'));
    await world.untilTexts(1);
    await first.intake.stop();
    const second = await world.start({ run: () => Promise.resolve(answered('一。二。')) });
    await second.intake.drained();
    expect(world.channel.texts()).toEqual(['一。二。']);
  });

  it('goes when another program takes the question back meanwhile', async () => {
    const { receive, intake } = await world.start({
      run: async (_burst, { admit, onPartialAnswer }) => {
        await admit?.(question());
        onPartialAnswer?.('一。');
        await pause(20);
        const record = await world.stores.inbox.findByPlatformId({
          channel: 'web',
          app: 'page',
          platformMessageId: 'a',
        });
        await world.stores.inbox.dismiss(record?.message.id ?? '', 'withdrawn');
        return answered('一。二。');
      },
    });
    await receive.receive(world.incoming('a'));
    await intake.drained();
    expect(world.channel.texts()).toEqual([]);
    expect(await world.sendStates()).toEqual(['recalled']);
    expect(world.channel.working).toEqual([]);
  });
});
