import { answering, IntakeWorld } from '../../../test/fakes/intake';
import type { GroupCommand, GroupCommands } from '../../core/ports/group-command';

const asked: unknown[] = [];
const hello: GroupCommand = {
  name: 'hello',
  description: { zh: '打招呼', en: 'Says hello' },
  assistants: ['patients'],
  run: (request) => {
    asked.push(request);
    return Promise.resolve(request.argument === 'nobody' ? null : `你好，${request.argument}`);
  },
};
const commands: GroupCommands = {
  list: () => [hello],
  recognise: (text, assistant) => {
    const argument = /^\/hello(?: (.*))?$/.exec(text)?.[1];
    return argument !== undefined && assistant === 'patients' ? { command: hello, argument } : null;
  },
};

describe('a command of a plugin', () => {
  let world: IntakeWorld;
  beforeEach(async () => {
    asked.length = 0;
    world = await IntakeWorld.open();
  });
  afterEach(() => world.close());

  it('is answered by what the plugin says, and nothing is looked for', async () => {
    const program = await world.start({ run: answering, commands });
    await world.say(program, '/hello 小李');
    expect(world.channel.texts()).toEqual([expect.stringContaining('你好，小李')]);
    expect(asked).toEqual([{ argument: '小李', language: 'zh', assistant: 'patients' }]);
  });

  it('may have the bot’s name before it', async () => {
    const program = await world.start({ run: answering, commands });
    await world.say(program, '@茴香豆 /hello 小李', { mentionsBot: true });
    expect(world.channel.texts()).toEqual([expect.stringContaining('你好，小李')]);
  });

  it('says nothing where the plugin does not, or where the bot only listens', async () => {
    const program = await world.start({ run: answering, commands });
    await world.say(program, '/hello nobody');
    const listening = await world.start({ run: answering, commands, groups: { defaults: { mode: 'listen' } } });
    await world.say(listening, '/hello 小李');
    expect(world.channel.texts()).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('is no other command, and no talk', async () => {
    const program = await world.start({ run: answering, commands });
    await world.say(program, '/help');
    await world.say(program, '说 /hello 小李');
    expect(world.channel.texts()).toHaveLength(2);
    expect(asked).toEqual([]);
  });
});
