import { setImmediate as nextTurn } from 'node:timers/promises';
import { MovedClock } from '../../../../test/fakes/intake';
import { FieldLogger } from '../../../../test/fakes/journey';
import { QuietLog } from '../../quiet-log';
import { GroupNames } from './group-names';

function world(read: (chatId: string) => Promise<string>) {
  const clock = new MovedClock();
  const logger = new FieldLogger();
  const asked: string[] = [];
  const api = {
    getChat: async (chatId: string) => {
      asked.push(chatId);
      return { name: await read(chatId), mode: 'group', groupMessageType: 'chat' };
    },
  };
  const names = new GroupNames({ api, clock, log: new QuietLog(logger, clock), patienceMilliseconds: 10 });
  return { clock, logger, asked, names };
}

it('asks for a group’s name once an hour, and shows the known one meanwhile', async () => {
  const said = ['血压群', '血压互助群'];
  const { names, asked, clock } = world(() => Promise.resolve(said.shift() ?? ''));
  expect(await Promise.all([names.nameOf('oc_1'), names.nameOf('oc_1')])).toEqual(['血压群', '血压群']);
  clock.advance(3_500_000);
  expect(await names.nameOf('oc_1')).toBe('血压群');
  expect(asked).toEqual(['oc_1']);
  clock.advance(100_001);
  expect(await names.nameOf('oc_1')).toBe('血压群');
  await nextTurn();
  expect(await names.nameOf('oc_1')).toBe('血压互助群');
  expect(asked).toEqual(['oc_1', 'oc_1']);
});

it('makes one short line of it', async () => {
  const { names } = world((chatId) =>
    Promise.resolve(chatId === 'oc_1' ? ` 血压\n\u202e群\u0000 ${'😀'.repeat(99)}` : ' \n'),
  );
  expect(await names.nameOf('oc_1')).toBe(`血压 群 ${'😀'.repeat(55)}`);
  expect(await names.nameOf('oc_2')).toBeNull();
});

it('asks again after a minute when it could not be read, and keeps what it knew', async () => {
  const said = [
    Promise.reject(new Error('no scope')),
    Promise.resolve('血压群'),
    Promise.reject(new Error('no scope')),
  ];
  for (const one of said) one.catch(() => undefined);
  const { names, asked, clock, logger } = world(() => said.shift() ?? Promise.resolve(''));
  expect(await names.nameOf('oc_1')).toBeNull();
  expect(await names.nameOf('oc_1')).toBeNull();
  expect(asked).toHaveLength(1);
  expect(logger.lines.map(({ fields }) => fields.kind)).toEqual(['no group name']);
  clock.advance(60_001);
  expect(await names.nameOf('oc_1')).toBe('血压群');
  clock.advance(3_600_001);
  await names.nameOf('oc_1');
  await nextTurn();
  expect(await names.nameOf('oc_1')).toBe('血压群');
  expect(asked).toHaveLength(3);
});

it('waits for none that does not come, and takes it when it does', async () => {
  let tell: (name: string) => void = () => undefined;
  const { names, asked } = world(() => new Promise((resolve) => (tell = resolve)));
  expect(await names.nameOf('oc_1')).toBeNull();
  tell('血压群');
  expect(await names.nameOf('oc_1')).toBe('血压群');
  expect(asked).toHaveLength(1);
});

it('keeps the names of the 500 groups that spoke last', async () => {
  const { names, asked } = world((chatId) => Promise.resolve(chatId));
  for (let number = 1; number <= 500; number++) await names.nameOf(`oc_${number}`);
  await names.nameOf('oc_1');
  await names.nameOf('oc_501');
  asked.length = 0;
  await names.nameOf('oc_1');
  await names.nameOf('oc_2');
  expect(asked).toEqual(['oc_2']);
});
