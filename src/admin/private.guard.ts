import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { RequestError } from '../core/request-error';
import { StartToken } from './start-token';

const OPEN = 'fennelbean:open';

/** Marks a route that answers without a session. */
export const Open = () => SetMetadata(OPEN, true);

/** Every route wants the start token, in the session's cookie or as a bearer, unless it is marked open. */
@Injectable()
export class PrivateGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly token: StartToken,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.getAllAndOverride<boolean>(OPEN, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (this.token.matches(request.cookies[this.token.cookie]) || this.token.matches(bearer)) return true;
    throw new RequestError('no-session');
  }
}
