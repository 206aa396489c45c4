import { Body, Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { readRequest, RequestError } from '../core/request-error';
import { Open } from './private.guard';
import { StartToken } from './start-token';

/** Injects the program's own version. */
export const PROGRAM_VERSION = Symbol('PROGRAM_VERSION');

const opening = z.object({ token: z.string().max(1000) });

export const sessionCookieOptions = { path: '/', httpOnly: true, sameSite: 'strict' } as const;

/** Lets the page find out whether it may speak to the API, and a person paste the start token. */
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(StartToken) private readonly token: StartToken,
    @Inject(PROGRAM_VERSION) private readonly version: string,
  ) {}

  @Get()
  read(): { version: string } {
    return { version: this.version };
  }

  @Open()
  @Post()
  @HttpCode(204)
  open(@Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): void {
    const { token } = readRequest(opening, body);
    if (!this.token.matches(token.trim())) throw new RequestError('wrong-token');
    void reply.setCookie(this.token.cookie, this.token.value, sessionCookieOptions);
  }
}
