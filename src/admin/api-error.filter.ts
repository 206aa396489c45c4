import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from '../core/ports/logger';
import { RequestError, type RequestErrorCode } from '../core/request-error';

type Code = RequestErrorCode | 'internal';

const answers: Record<Code, readonly [status: number, en: string, zh: string]> = {
  'no-session': [
    401,
    'Open the page by the link that the program printed when it started.',
    '请用程序启动时打印的链接打开页面。',
  ],
  'wrong-token': [
    401,
    'This is not the token that the program printed when it started.',
    '这不是程序启动时打印的令牌。',
  ],
  'not-found': [404, 'There is no such thing here.', '没有找到。'],
  'still-pending': [404, 'This message is still being worked on.', '这条消息还在处理中。'],
  'unknown-assistant': [400, 'There is no assistant of this name.', '没有这个名字的助手。'],
  'empty-text': [400, 'The text is empty.', '内容是空的。'],
  'bad-request': [400, 'The request cannot be understood.', '请求的格式不对。'],
  'too-large': [413, 'The text is too long.', '内容太长了。'],
  'picture-too-large': [413, 'A picture may have 20 MB at most.', '一张图片最多 20 MB。'],
  'picture-heic': [
    415,
    'Pictures in the HEIC format of phones cannot be opened here. Send it as JPEG, or a screenshot of it.',
    '打不开手机的 HEIC 格式，请换成 JPEG，或者发它的截图。',
  ],
  'picture-unsupported': [
    415,
    'This is no picture that can be opened here. JPEG, PNG, WebP, GIF and BMP can.',
    '这不是能打开的图片，可以发 JPEG、PNG、WebP、GIF 或 BMP。',
  ],
  'picture-gone': [400, 'A picture is not kept any more. Add it again.', '有图片已经不在了，请重新添加。'],
  stopping: [503, 'The program is stopping. Try again in a moment.', '程序正在停止，请稍后再试。'],
  internal: [500, 'Something went wrong here. The log knows more.', '服务器出了点问题，详情见日志。'],
};

/** Turns whatever was thrown into one clear answer; what was unexpected goes to the log, not to the page. */
@Catch()
export class ApiErrorFilter implements ExceptionFilter {
  constructor(@Inject(Logger) private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const code = codeOf(thrown);
    const [status, message, messageZh] = answers[code];
    if (code === 'internal') {
      const { method, routeOptions } = host.switchToHttp().getRequest<FastifyRequest>();
      this.logger.error({ method, route: routeOptions.url, error: describe(thrown) }, 'A request failed');
    }
    const detail = thrown instanceof RequestError ? thrown.detail : undefined;
    if (!reply.sent) void reply.status(status).send({ error: { code, message, messageZh, ...(detail && { detail }) } });
  }
}

function codeOf(thrown: unknown): Code {
  if (thrown instanceof RequestError) return thrown.code;
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusCodeOf(thrown);
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  return status >= 400 && status < 500 ? 'bad-request' : 'internal';
}

/** Fastify's own errors bear their status in a field. */
const statusCodeOf = (thrown: unknown): number =>
  thrown instanceof Error && 'statusCode' in thrown ? Number(thrown.statusCode) : 500;

const describe = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
