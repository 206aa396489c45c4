import { checkValue, objectSchema } from './configuration-schema';

const schema = objectSchema.parse({
  type: 'object',
  properties: {
    engine: { type: 'string', enum: ['searxng', 'serper'], default: 'searxng' },
    results: { type: 'integer', minimum: 1, maximum: 10, default: 5 },
    domains: { type: 'array', items: { type: 'string' }, minItems: 1 },
    readPages: { type: 'boolean', default: true },
  },
  required: ['domains'],
});

it('fills the defaults in', () => {
  expect(checkValue(schema, { domains: ['who.int'] })).toEqual({
    status: 'valid',
    value: { engine: 'searxng', results: 5, domains: ['who.int'], readPages: true },
  });
});

it.each([
  [{}, 'domains'],
  [{ domains: [] }, 'domains'],
  [{ domains: ['a', 7] }, 'domains.1'],
  [{ domains: ['a'], engine: 'google' }, 'engine'],
  [{ domains: ['a'], results: 11 }, 'results'],
  [{ domains: ['a'], results: 1.5 }, 'results'],
  [{ domains: ['a'], typo: 1 }, 'typo'],
  [{ domains: ['a'], __proto__: null, constructor: 1 }, 'constructor'],
  ['text', ''],
  [null, ''],
])('refuses %j by the key %s', (value, key) => {
  const checked = checkValue(schema, value);
  expect(checked).toMatchObject({ status: 'invalid', problems: [{ key }] });
});

it.each([
  ['an unknown type', { type: 'object', properties: { a: { type: 'date' } } }],
  ['a keyword that is not supported', { type: 'object', properties: { a: { type: 'string', pattern: '(a+)+$' } } }],
  ['no object at its root', { type: 'string' }],
  ['objects within objects', { type: 'object', properties: { a: { type: 'object' } } }],
  ['a required property that is none', { type: 'object', required: ['b'] }],
])('is no schema with %s', (_, given) => {
  expect(objectSchema.safeParse(given).success).toBe(false);
});
