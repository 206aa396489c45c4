import { GentleLookups } from './gentle-lookups';

const lookups = (patienceMilliseconds = 1_000) => new GentleLookups({ pauseMilliseconds: 0, patienceMilliseconds });

it('asks one thing at a time, and each once', async () => {
  const gentle = lookups();
  let underWay = 0;
  let most = 0;
  const asked: string[] = [];
  const question = (name: string) => async () => {
    asked.push(name);
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay--;
    return `${name}!`;
  };
  const names = ['a', 'b', 'a', 'c', 'b'];
  const answers = await Promise.all(names.map((name) => gentle.ask(name, question(name))));
  expect(answers).toEqual(['a!', 'b!', 'a!', 'c!', 'b!']);
  expect(await gentle.ask('a', question('a'))).toBe('a!');
  expect(asked).toEqual(['a', 'b', 'c']);
  expect(most).toBe(1);
});

it('goes without what fails, and asks for it anew', async () => {
  const gentle = lookups();
  expect(await gentle.ask('a', () => Promise.reject(new Error('away')))).toBeNull();
  expect(await gentle.ask('a', () => Promise.resolve('here'))).toBe('here');
});

it('goes without what takes long, and has it later', async () => {
  const gentle = lookups(1);
  let answer: (name: string) => void = () => undefined;
  expect(await gentle.ask('a', () => new Promise((resolve) => (answer = resolve)))).toBeNull();
  answer('late');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await gentle.ask('a', () => Promise.reject(new Error('asked twice')))).toBe('late');
});

it('takes what an event tells', async () => {
  const gentle = lookups();
  expect(await gentle.ask('a', () => Promise.resolve('old'))).toBe('old');
  gentle.learn('a', 'new');
  expect(await gentle.ask('a', () => Promise.resolve('old'))).toBe('new');
});
