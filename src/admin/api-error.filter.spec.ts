import { type ArgumentsHost, HttpException, NotFoundException } from '@nestjs/common';
import { FieldLogger } from '../../test/fakes/journey';
import { RequestError } from '../core/request-error';
import { ApiErrorFilter } from './api-error.filter';

interface ErrorBody {
  error: { code: string; message: string; messageZh: string; detail?: string };
}

function answerTo(thrown: unknown, { sent = false } = {}) {
  const logger = new FieldLogger();
  const answers: { status: number; body: ErrorBody }[] = [];
  const reply = {
    sent,
    status: (status: number) => ({ send: (body: ErrorBody) => void answers.push({ status, body }) }),
  };
  const request = { method: 'POST', routeOptions: { url: '/api/things/:id' } };
  const host = { switchToHttp: () => ({ getResponse: () => reply, getRequest: () => request }) };
  new ApiErrorFilter(logger).catch(thrown, host as unknown as ArgumentsHost);
  return { logger, answer: answers[0] };
}
const fastifyError = (statusCode: number) => Object.assign(new Error('Body is too large'), { statusCode });

describe('ApiErrorFilter', () => {
  it.each([
    [new RequestError('no-session'), 401, 'no-session'],
    [new RequestError('wrong-token'), 401, 'wrong-token'],
    [new RequestError('still-pending'), 404, 'still-pending'],
    [new RequestError('unknown-assistant'), 400, 'unknown-assistant'],
    [new RequestError('empty-text'), 400, 'empty-text'],
    [new NotFoundException(), 404, 'not-found'],
    [new HttpException('x', 405), 400, 'bad-request'],
    [fastifyError(400), 400, 'bad-request'],
    [fastifyError(413), 413, 'too-large'],
    [fastifyError(415), 400, 'bad-request'],
  ])('tells a person what is wrong: %s', (thrown, status, code) => {
    const { answer, logger } = answerTo(thrown);
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(answer?.body.error.message).toMatch(/^[A-Z].*\.$/);
    expect(answer?.body.error.messageZh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(logger.lines).toEqual([]);
  });

  it('names the fields that are wrong', () => {
    const { answer } = answerTo(new RequestError('bad-request', 'member.id, text'));
    expect(answer?.body.error.detail).toBe('member.id, text');
  });

  it.each([
    new Error('SELECT secret FROM x'),
    new TypeError('y is not a function'),
    'a text',
    undefined,
    fastifyError(503),
  ])('keeps to the log what was unexpected', (thrown) => {
    const { answer, logger } = answerTo(thrown);
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
    expect(JSON.stringify(answer)).not.toMatch(/secret|function|too large/);
    expect(logger.lines).toMatchObject([{ level: 'error', fields: { method: 'POST', route: '/api/things/:id' } }]);
  });

  it('says nothing behind an answer that is on its way', () => {
    const { answer, logger } = answerTo(new Error('late'), { sent: true });
    expect(answer).toBeUndefined();
    expect(logger.lines).toHaveLength(1);
  });
});
