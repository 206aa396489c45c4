import { readJson } from './read-json';

const read = (text: string, path = 'a.json') => readJson(Buffer.from(text), path, { rows: 10 });

it('reads a list of records as a table, with its escapes resolved', () => {
  expect(read('[{"question":"\\u51e0\\u697c","answer":"一楼"},{"question":"几点","open":true}]').text).toBe(
    '| question | answer | open |\n| --- | --- | --- |\n| 几楼 | 一楼 |  |\n| 几点 |  | true |',
  );
});

it('reads JSON in lines', () => {
  expect(read('{"a":1}\n\n{"a":2}\n', 'a.jsonl').text).toContain('| 2 |');
});

it('shows anything else as it is', () => {
  expect(read('{"门诊":{"周一":["苏医生"]}}')).toMatchObject({ format: 'code', markup: 'plain' });
});

it.each([
  ['', 'empty'],
  ['[]', 'no-text'],
  ['null', 'no-text'],
  ['{"a":', 'damaged'],
  [`[${'{"a":1},'.repeat(10)}{"a":1}]`, 'too-many-rows'],
])('refuses %j as %s', (text, reason) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ reason }) as Error);
});

it('takes a key of the prototype for a word', () => {
  expect(read('[{"__proto__":"x","a":"y"}]').text).toContain('__proto__');
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});
