import { failureOf, refusalOf } from './read-answer';

const name = { call: 'GET im/v1/messages/:id/resources/:id', stage: 'call' as const };
const bytes = Buffer.from('{"code":234037,"msg":"too large"}');
const json = { 'content-type': 'application/json; charset=utf-8' };

it.each([
  ['a file', { data: Buffer.from([0xff, 0xd8]), headers: { 'content-type': 'image/jpeg' } }],
  ['a file that holds JSON', { data: bytes, headers: { ...json, 'content-disposition': 'attachment' } }],
  ['an answer', { data: { code: 0 }, headers: json }],
])('takes %s for what it is', (_what, answer) => {
  expect(refusalOf(answer, name)).toBeNull();
});

it.each([
  ['in words', { code: 234037 }],
  ['in bytes', bytes],
])('takes a refusal with status 200 for one: %s', (_how, data) => {
  expect(refusalOf({ data, headers: json }, name)?.failure).toMatchObject({ status: 200, code: 234037 });
});

it.each([
  ['a refusal in bytes', { response: { status: 400, data: bytes, headers: json } }, { status: 400, code: 234037 }],
  [
    'bytes that are none',
    { response: { status: 502, data: Buffer.from('<p>'), headers: {} } },
    { status: 502, code: null },
  ],
  ['our own limit', { code: 'ERR_BAD_RESPONSE' }, { status: null, network: 'too-large' }],
  ['our own deadline', { code: 'ERR_CANCELED' }, { status: null, network: 'timeout' }],
])('reads %s', (_what, error, failure) => {
  expect(failureOf(error, name).failure).toMatchObject(failure);
});
