import { questionOf } from '../../test/fakes/plugin-host';
import { FakeWeb } from '../../test/fakes/plugin-web';
import glossary from './index';

const config = {
  page: 'https://wiki.example.org/glossary',
  terms: ['BMI = 体重除以身高的平方', 'ABPM = 24 小时动态血压'],
};
let web: FakeWeb;
beforeAll(async () => {
  web = await new FakeWeb(() => ({ body: '' })).start();
});
afterAll(() => {
  web.close();
});

it('finds the terms that a question names', async () => {
  const [retriever] = web.host('example-glossary', glossary, { config }).retrievers();
  const ask = (text: string) => retriever?.retrieve({ question: questionOf(text), limit: 5 });
  expect(await ask('bmi 怎么算？')).toMatchObject([
    { text: 'BMI = 体重除以身高的平方', title: '术语表', url: config.page },
  ]);
  expect(await ask('一天吃多少盐')).toEqual([]);
});

it('answers /term', async () => {
  const host = web.host('example-glossary', glossary, { config });
  await host.start();
  const say = (text: string) => {
    const found = host.commands.recognise(text, 'research');
    return found?.command.run({ argument: found.argument, language: 'zh', assistant: 'research' });
  };
  expect(await say('/term ABPM')).toBe('ABPM = 24 小时动态血压');
  expect(await say('/term')).toBe('术语表里没有这个词。');
});
