import { counted, figuresAnswer, fileAttachment, KnownFiles, pictureAttachment } from '../../test/fakes/figures';
import { IntakeWorld } from '../../test/fakes/intake';
import { SendError } from '../core/ports/channel';

describe('a reply with figures', () => {
  let world: IntakeWorld;
  const answerFiles = () => new KnownFiles({ [fileAttachment.key]: '/files/papers.csv' });
  const run = () => Promise.resolve(counted(figuresAnswer()));
  const refused = { before: new SendError('refused', '230001') };

  beforeEach(async () => {
    world = await IntakeWorld.open();
  });
  afterEach(() => world.close());

  it('is words, then a file, each sent once; what is gone is left out', async () => {
    await world.say(await world.start({ run, answerFiles: answerFiles() }), '今年发了多少篇？');
    expect(world.channel.texts()).toEqual([expect.stringContaining('1. 心血管：12'), '附件：papers.csv']);
    expect(await world.sendStates()).toEqual(['sent', 'sent']);
    expect(world.logger.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', fields: { key: pictureAttachment.key } }),
    );
  });

  it('stands without a file that is refused, of which an admin is told', async () => {
    const send = world.channel.send.bind(world.channel);
    world.channel.send = (reply) => (reply.body.file ? Promise.reject(refused.before) : send(reply));
    await world.say(await world.start({ run, answerFiles: answerFiles() }), '今年发了多少篇？');
    expect(await world.sendStates()).toEqual(['sent', 'failed']);
    expect(world.channel.texts()).toHaveLength(1);
    expect(await world.stores.outcomes.listReviewItems(10)).toMatchObject([{ kind: 'failed-send' }]);
  });

  it('goes on with its file after a crash, and shows it once', async () => {
    const send = world.channel.send.bind(world.channel);
    world.channel.send = async (reply) => {
      const sent = await send(reply);
      if (reply.body.file) throw new SendError('unknown', 'timeout');
      return sent;
    };
    const before = await world.start({ run, answerFiles: answerFiles() });
    await world.say(before, '今年发了多少篇？');
    await before.intake.stop();
    expect(await world.sendStates()).toEqual(['sent', 'sending']);
    world.channel.send = send;
    world.clock.advance(60_000);
    const after = await world.start();
    await after.intake.drained();
    expect(world.channel.texts()).toEqual([expect.any(String), '附件：papers.csv']);
    expect(await world.sendStates()).toEqual(['sent', 'sent']);
  });

  it('sends no file where its words were refused', async () => {
    world.channel.faults.push(refused);
    await world.say(await world.start({ run, answerFiles: answerFiles() }), '今年发了多少篇？');
    expect(await world.sendStates()).toEqual(['failed', 'cancelled']);
    expect(world.channel.texts()).toEqual([]);
  });

  it('is taken back with its file', async () => {
    const services = await world.start({ run, answerFiles: answerFiles() });
    await world.say(services, '今年发了多少篇？');
    await world.say(services, '撤回', { mentionsBot: true });
    expect(world.channel.texts()).toEqual([]);
    expect(await world.sendStates()).toEqual(['recalled', 'recalled']);
  });
});
