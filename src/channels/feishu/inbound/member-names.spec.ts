import { MovedClock } from '../../../../test/fakes/intake';
import { FieldLogger } from '../../../../test/fakes/journey';
import type { FeishuMember } from '../api/feishu-api';
import { QuietLog } from '../../quiet-log';
import { MemberNames } from './member-names';

function world(read: (chatId: string) => Promise<FeishuMember[]>) {
  const clock = new MovedClock();
  const logger = new FieldLogger();
  const asked: string[] = [];
  const api = {
    listMembers: (chatId: string) => {
      asked.push(chatId);
      return read(chatId);
    },
  };
  const names = new MemberNames({ api, clock, log: new QuietLog(logger, clock), patienceMilliseconds: 10 });
  return { clock, logger, asked, names };
}

const li = [{ id: 'ou_li', name: ' 李\n阿姨 ' }];

it('reads a group’s list once an hour', async () => {
  const { names, asked, clock } = world(() => Promise.resolve(li));
  expect(await names.nameOf('oc_1', 'ou_li')).toBe('李 阿姨');
  expect(await names.nameOf('oc_1', 'ou_li')).toBe('李 阿姨');
  expect(asked).toEqual(['oc_1']);
  clock.advance(3_600_001);
  await names.nameOf('oc_1', 'ou_li');
  expect(asked).toEqual(['oc_1', 'oc_1']);
});

it('looks for who is not on it once a minute', async () => {
  const { names, asked, clock } = world(() => Promise.resolve(li));
  expect(await names.nameOf('oc_1', 'ou_1234567890')).toBe('567890');
  await names.nameOf('oc_1', 'ou_1234567890');
  expect(asked).toHaveLength(1);
  clock.advance(60_001);
  await names.nameOf('oc_1', 'ou_1234567890');
  expect(asked).toHaveLength(2);
});

it('waits for no list that does not come, and fails with none', async () => {
  const slow = world(() => new Promise(() => undefined));
  expect(await slow.names.nameOf('oc_1', 'ou_1234567890')).toBe('567890');
  const broken = world(() => Promise.reject(new Error('no scope')));
  expect(await broken.names.nameOf('oc_1', 'ou_1234567890')).toBe('567890');
  expect(broken.logger.lines).toHaveLength(1);
});

it('learns from mentions', async () => {
  const { names } = world(() => Promise.reject(new Error('no scope')));
  names.learn('oc_1', new Map([['ou_wang', '王医生']]));
  expect(await names.nameOf('oc_1', 'ou_wang')).toBe('王医生');
});
