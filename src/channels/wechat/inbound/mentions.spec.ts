import { readMentions } from './mentions';

const names = new Map([
  ['wang', '王叔'],
  ['all', '所有人'],
]);
const read = (text: string, ids: string[] = [], botNames = ['小助手', '茴香豆']) =>
  readMentions({ text, ids, botId: 'bot', botNames, nameOf: (id) => Promise.resolve(names.get(id) ?? id) });

it('leaves out the bot, wherever it stands', async () => {
  for (const text of ['@小助手\u2005能吃虾吗', '能吃虾吗 @小助手', '能吃虾吗@茴香豆\u2005']) {
    expect(await read(text, ['bot'])).toEqual({ text: '能吃虾吗', mentionsBot: true, mentionsAll: false, others: [] });
  }
});

it('knows the bot by its name when the puppet tells nothing', async () => {
  expect(await read('@小助手 能吃虾吗')).toMatchObject({ text: '能吃虾吗', mentionsBot: true });
});

it.each(['@小助手们 在吗', '写信到 li@小助手 吧', '小助手 在吗', '@小'])('is not meant by %j', async (text) => {
  expect(await read(text)).toMatchObject({ text, mentionsBot: false });
});

it('names the others, by id or as written', async () => {
  expect(await read('@王叔\u2005@小助手\u2005你们说呢', ['wang', 'bot'])).toMatchObject({
    text: '@王叔\u2005你们说呢',
    others: ['王叔'],
  });
  expect(await read('@张 医生\u2005在吗')).toMatchObject({ mentionsBot: false, others: ['张 医生'] });
});

it('takes a mention of everybody for no mention of the bot', async () => {
  const everybody = { mentionsBot: false, mentionsAll: true, others: [] };
  expect(await read('@所有人\u2005明天义诊')).toMatchObject(everybody);
  expect(await read('@所有人 明天义诊', ['notify@all'])).toMatchObject(everybody);
  expect(await read('明天义诊', ['bot', ...Array.from({ length: 499 }, (_, index) => `m${index}`)])).toMatchObject(
    everybody,
  );
});

it('is not taken in by a member who is called so', async () => {
  expect(await read('@所有人\u2005在吗', ['all'])).toMatchObject({ mentionsAll: false, others: ['所有人'] });
});
