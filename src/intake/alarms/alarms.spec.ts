import { FakeChannel } from '../../../test/fakes/fake-channel';
import { IntakeWorld, quoting, secondMember, type StartOptions } from '../../../test/fakes/intake';
import { details } from '../../../test/fakes/journey';
import { wordFlags } from '../../../test/fakes/red-flags';
import type { IntakeServices } from '../../app/compose-intake';
import { alarmWarnings } from './alarm-warnings';

let world: IntakeWorld;
let feishu: FakeChannel;
beforeEach(async () => {
  feishu = new FakeChannel('feishu');
  feishu.directTo = (id) => id;
  world = await IntakeWorld.open();
});
afterEach(() => world.close());

const MINUTE = 60_000;
const nurse = { id: 'ou_nurse', name: '刘护士' };
const staffGroup = { conversation: { channel: 'feishu' as const, id: 'oc_staff' }, member: nurse };
const start = (options: StartOptions = {}) =>
  world.start({
    redFlags: wordFlags,
    channels: [feishu],
    onDuty: [
      { channel: 'feishu', id: 'ou_doctor' },
      { channel: 'web', id: 'on-the-page' },
    ],
    groups: { list: [{ channel: 'web', id: 'group', staff: staffGroup.conversation }] },
    ...options,
  });
const remind = async (services: IntakeServices, minutes: number) => {
  world.clock.advance(minutes * MINUTE);
  await services.repeats.look();
  await services.intake.drained();
};
/** The id of what was told there last. */
const lastIn = (place: string): string =>
  [...feishu.posted].findLast(([, { conversation }]) => conversation === place)?.[0] ?? '';

it('tells the staff group and those on duty at once, with the member’s words for staff alone', async () => {
  const services = await start();
  await world.say(services, '我胸痛得厉害');
  const [staff] = feishu.texts('oc_staff');
  for (const said of ['胸痛', '李阿姨', '我胸痛得厉害', '收到']) expect(staff).toContain(said);
  const [doctor] = feishu.texts('ou_doctor');
  expect(doctor).toContain('李阿姨');
  expect(doctor).not.toContain('我胸痛得厉害');
  expect(world.notices).toMatchObject([{ kind: 'emergency', reason: 'chest-pain' }]);
});

it('tells them again until somebody takes note, three times at most', async () => {
  const services = await start();
  await world.say(services, '我胸痛');
  await remind(services, 4);
  expect(feishu.texts('ou_doctor')).toHaveLength(1);
  for (let minutes = 0; minutes < 60; minutes += 6) await remind(services, 6);
  expect(feishu.texts('ou_doctor')).toHaveLength(4);
  expect(feishu.texts('oc_staff').at(-1)).toMatch(/NOT ACKNOWLEDGED[^]*我胸痛/);
  expect(await world.stores.alarms.open(1)).toMatchObject([{ notifications: 4 }]);
});

it('tells nobody again once somebody below the notice has said so', async () => {
  const services = await start();
  await world.say(services, '我胸痛');
  await world.say(services, '收到', { ...staffGroup, ...quoting(lastIn('oc_staff')) });
  expect(feishu.texts('oc_staff').at(-1)).toContain('刘护士 收到');
  expect(await world.stores.alarms.latest(1)).toMatchObject([{ acknowledgedBy: '刘护士' }]);
  expect(await world.stores.outcomes.listReviewItems(10)).toEqual([]);
  await remind(services, 10);
  expect(feishu.texts('ou_doctor')).toHaveLength(1);
  await world.say(services, 'ack', { ...staffGroup, ...quoting(lastIn('oc_staff'), true) });
  expect(await world.stores.alarms.latest(1)).toMatchObject([{ acknowledgedBy: '刘护士' }]);
});

it('or an admin has told the bot directly; where several are open, which one', async () => {
  const services = await start();
  await world.say(services, '我胸痛');
  const directly = {
    conversation: { channel: 'feishu', id: 'oc_direct' },
    member: { id: 'ou_doctor', name: '王医生' },
    mentionsBot: true,
    details: details({ isDirect: true }),
  };
  await world.say(services, '不想活了', { member: secondMember });
  await world.say(services, '收到', directly);
  expect(feishu.texts('oc_direct').at(-1)).toContain('2 条');
  await world.say(services, '收到', { ...directly, ...quoting(lastIn('ou_doctor')) });
  await world.say(services, '收到', directly);
  expect(await world.stores.alarms.open(10)).toEqual([]);
});

it('is not acknowledged by members, or by staff who say so about something else', async () => {
  const services = await start();
  await world.say(services, '我胸痛');
  const [reply] = [...world.channel.posted.keys()];
  await world.say(services, '收到', { member: secondMember, ...quoting(reply ?? '', true) });
  await world.say(services, '收到', staffGroup);
  await world.say(services, '收到', { ...staffGroup, ...quoting('something else') });
  expect(await world.stores.alarms.open(10)).toHaveLength(1);
});

it('is said at start when nobody would be told', () => {
  const assistants = [{ name: 'patients', audience: 'patients' }, { name: 'research' }];
  const admin = (channel: string, duty: boolean) => ({ channel, id: 'a', duty });
  const of = (admins: ReturnType<typeof admin>[], staff?: { channel: string; id: string }) => {
    const list = [{ channel: 'web', id: 'group', staff }];
    return alarmWarnings({ assistants, admins, groups: { list }, channels: [feishu, world.channel] });
  };
  expect(of([admin('feishu', false)]).join()).toContain('没有值班管理员');
  expect(of([admin('web', true)]).join()).toContain('页面');
  expect(of([admin('feishu', true)])).toEqual([]);
  expect(of([], { channel: 'feishu', id: 'oc_staff' })).toEqual([]);
  const nobody = { admins: [], groups: { list: [] }, channels: [] };
  expect(alarmWarnings({ ...nobody, assistants: [{ name: 'research' }] })).toEqual([]);
});
