import { answering, IntakeWorld, quoting, secondMember } from '../../test/fakes/intake';

const PHONE = '13800138000';
const asked = { mentionsBot: true };
let world: IntakeWorld;
beforeEach(async () => {
  world = await IntakeWorld.open();
});
afterEach(() => world.close());

const stored = () =>
  world.database.dataSource.query<{ text: string; reason: string | null }[]>('SELECT text, reason FROM inbox');

describe('what a member tells of themselves', () => {
  it('is hidden from all that works on it, and back in the reply to them alone', async () => {
    const seen: string[] = [];
    const program = await world.start({
      run: (burst, options) => {
        seen.push(burst.messages.map(({ text }) => text).join());
        return answering(burst, options);
      },
    });
    await world.say(program, `我的电话${PHONE}`);
    expect(seen.join()).toMatch(/^我的电话\[电话-\w{4}\]$/);
    expect(world.channel.texts()).toEqual([`re: 我的电话${PHONE}`]);
    const placeholder = /\[.*\]/.exec(seen.join())?.[0] ?? '';
    await world.say(program, `她写了${placeholder}`, { member: secondMember });
    expect(world.channel.texts().at(-1)).toBe(`re: 她写了${placeholder}`);
  });

  it('has the same placeholder after a restart, and is put back then, too', async () => {
    const first = await world.start();
    await world.say(first, `我的电话${PHONE}`);
    await first.intake.stop();
    const restarted = await world.start();
    await world.say(restarted, `又是${PHONE}`);
    expect(world.channel.texts().at(-1)).toBe(`re: 又是${PHONE}`);
    const rows = await stored();
    const [before, after] = rows.map(({ text }) => /\[.*\]/.exec(text)?.[0]);
    expect(after).toBe(before);
  });
});

describe('a member who opts out', () => {
  it('has no word stored and is not answered, until they opt in again', async () => {
    const program = await world.start();
    await world.say(program, '退出记录', asked);
    expect(world.channel.texts().at(-1)).toMatch(/不再记录您的消息/);
    const before = (await stored()).length;
    await world.say(program, '血压高怎么办');
    await world.say(await world.start(), '我还有糖尿病', asked);
    expect(await stored()).toHaveLength(before);
    expect(world.channel.texts()).toHaveLength(1);
    await world.say(program, '血压高怎么办', { member: secondMember });
    await world.say(program, '恢复记录', asked);
    await world.say(program, '血压高');
    expect(world.channel.texts().slice(1)).toEqual([
      're: 血压高怎么办',
      expect.stringMatching(/欢迎回来/),
      're: 血压高',
    ]);
  });
});

describe('"delete my data"', () => {
  it("leaves no word of the member's and tells so; others keep theirs", async () => {
    const program = await world.start();
    await world.say(program, '我有糖尿病');
    await world.say(program, '别人的话', { member: secondMember });
    await world.say(program, 'delete my data', asked);
    expect(world.channel.texts().at(-1)).toMatch(/deleted 1 of your messages/);
    expect((await stored()).map(({ text }) => text)).toEqual(['', '别人的话', 'delete my data']);
    const context = await world.stores.inbox.history(world.incoming('').conversation, 9);
    expect(JSON.stringify(context)).not.toContain('糖尿病');
  });

  it('is no order when another member is told so, or when it is asked', async () => {
    const program = await world.start();
    await world.say(program, '我有糖尿病');
    await world.say(program, '删除我的数据');
    await world.say(program, '删除我的数据？', { ...asked, ...quoting('m1') });
    expect((await stored())[0]?.text).toBe('我有糖尿病');
  });
});
