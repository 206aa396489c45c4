import { SendError } from '../../../core/ports/channel';
import {
  isCardRefusal,
  isFileGone,
  isFileTooLarge,
  isGone,
  lacksScope,
  needsPerson,
  sendErrorOf,
} from './classify-error';
import { FeishuApiError, type FeishuFailure } from './feishu-api-error';

const failed = (changes: Partial<FeishuFailure>) =>
  new FeishuApiError({
    call: 'POST im/v1/messages/:id/reply',
    stage: 'call',
    status: 400,
    code: null,
    network: null,
    retryAfter: null,
    logId: null,
    ...changes,
  });

describe('sendErrorOf', () => {
  it.each([
    ['too many requests', 'retry', { status: 429, code: 99991400 }],
    ['too many requests, without a code', 'retry', { status: 429 }],
    ['too many in the group', 'retry', { code: 230020 }],
    ['too many for the tenant', 'retry', { code: 11232 }],
    ['too many for the app', 'retry', { code: 11233 }],
    ['a new token that is not taken', 'retry', { code: 99991663 }],
    ['a revoked secret', 'retry', { stage: 'token', status: 200, code: 10014 }],
    ['a lost answer to the fetching of a token', 'retry', { stage: 'token', status: null, network: 'ECONNRESET' }],
    ['a closed port', 'retry', { status: null, network: 'ECONNREFUSED' }],
    ['a name that cannot be resolved', 'retry', { status: null, network: 'ENOTFOUND' }],
    ['a proxy that refuses', 'retry', { status: 403 }],
    ['a card that is being pressed', 'retry', { code: 200810 }],
    ['a missing scope', 'retry', { code: 99991672 }],
    ['a missing permission', 'retry', { code: 230027 }],
    ['a disabled app', 'retry', { code: 99991662 }],
    ['a bot that is switched off', 'retry', { code: 230006 }],
    ['an access token of another kind', 'retry', { code: 99991668 }],
    ['a platform that sends nothing at this moment', 'retry', { code: 230101 }],
    ['a platform that broke, with any status', 'unknown', { status: 200, code: 2200 }],
    ['a platform that is to be asked later', 'unknown', { code: 1500 }],
    ['a lost answer', 'unknown', { status: null, network: 'ECONNRESET' }],
    ['no answer in time', 'unknown', { status: null, network: 'timeout' }],
    ['a broken server', 'unknown', { status: 502 }],
    ['a broken server that tells a code', 'unknown', { status: 500, code: 2200 }],
    ['a page instead of an answer', 'unknown', { status: 200 }],
    ['a message that is on its way', 'unknown', { code: 230049 }],
    ['a recalled question', 'refused', { code: 230011 }],
    ['a group that the bot left', 'refused', { code: 230002 }],
    ['content that is not allowed', 'refused', { code: 230028 }],
    ['a code of messages that nobody knows', 'refused', { code: 230999 }],
    ['a malformed call', 'refused', { code: 99992402 }],
    ['a code that nobody knows', 'retry', { code: 987654 }],
    ['a refusal with status 200', 'refused', { status: 200, code: 230002 }],
  ] as const)('takes %s for %s', (_name, failure, changes) => {
    expect(sendErrorOf(failed(changes))).toMatchObject({ name: 'SendError', failure });
  });

  it('tells code, log id and how long to wait, and the ids of nobody', () => {
    const error = sendErrorOf(failed({ status: 429, code: 99991400, retryAfter: 3000, logId: '2026' }));
    expect(error.retryAfter).toBe(3000);
    expect(error.message).toBe('POST im/v1/messages/:id/reply: status 429, code 99991400, log id 2026');
  });

  it('does not know what became of an answer that cannot be read', () => {
    expect(sendErrorOf(new Error('高血压')).failure).toBe('unknown');
    expect(sendErrorOf(new Error('高血压')).message).not.toContain('高血压');
  });

  it('leaves a SendError as it is', () => {
    const error = new SendError('refused', 'no');
    expect(sendErrorOf(error)).toBe(error);
  });
});

it('a message is gone when it was recalled, or its group dissolved', () => {
  const codes = [230011, 230110, 232009, 231002, 231003, 230002];
  expect(codes.map((code) => isGone(failed({ code })))).toEqual([true, true, true, true, true, false]);
  expect(isGone(new Error('x'))).toBe(false);
});

it('a card is refused as such by its content or scope, and not because somebody presses it or numbers are old', () => {
  const codes = [230099, 200860, 300305, 99991672, 200810, 300317, 230011];
  expect(codes.map((code) => isCardRefusal(failed({ code })))).toEqual([true, true, true, true, false, false, false]);
});

it('a person is needed for what the platform refuses, and not for what passes by itself', () => {
  const refused = [{ stage: 'token', status: 200, code: 10014 }, { code: 99991662 }, { code: 99991672 }] as const;
  expect(refused.map((changes) => needsPerson(failed(changes)))).toEqual([true, true, true]);
  const passing = [{ status: null, network: 'timeout' }, { status: 429, code: 1 }, { code: 99991400 }, { code: 2200 }];
  expect(passing.map((changes) => needsPerson(failed(changes)))).toEqual([false, false, false, false]);
  expect(needsPerson(new Error('x'))).toBe(false);
});

it('a file is gone, too large, or not for the app to have', () => {
  const codes = [230011, 230002, 234003, 234004, 234005, 234043, 234037, 99991672, 234001];
  const gone = codes.map((code) => isFileGone(failed({ code })));
  expect(gone).toEqual([true, true, true, true, true, true, false, false, false]);
  expect(codes.filter((code) => isFileTooLarge(failed({ code })))).toEqual([234037]);
  expect(isFileTooLarge(failed({ status: null, network: 'too-large' }))).toBe(true);
  expect(codes.filter((code) => lacksScope(failed({ code })))).toEqual([99991672]);
});
