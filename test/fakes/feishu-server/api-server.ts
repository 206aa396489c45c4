import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, refusals } from './api-error';
import { appRoutes } from './apps.api';
import { cardRoutes } from './cardkit.api';
import { chatRoutes } from './chats.api';
import { type ApiName, type Fault } from './faults';
import { readBody, type RequestBody, sendJson } from './http';
import { imageRoutes } from './images.api';
import { type LongConnections } from './long-connection';
import { messageRoutes } from './messages.api';
import { type ApiRoute, BinaryAnswer, type Platform } from './platform';
import { reactionRoutes } from './reactions.api';
import { wikiRoutes } from './wiki.api';

interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string> | undefined;
}

interface Found {
  name: ApiName;
  /** Carries the request out. */
  answer: () => Answer;
}

/** The platform's HTTP side: finds the interface, lets faults happen, checks token, rates and scopes, answers. */
export class ApiServer {
  readonly server: Server;
  private readonly routes: { route: ApiRoute; parts: string[] }[];

  constructor(
    private readonly platform: Platform,
    private readonly connections: LongConnections,
    private readonly domain: () => string,
  ) {
    const make = [messageRoutes, reactionRoutes, chatRoutes, appRoutes, imageRoutes, cardRoutes, wikiRoutes];
    const routes = make.flatMap((routesOf) => routesOf(platform));
    this.routes = routes.map((route) => ({ route, parts: `/open-apis${route.path}`.split('/') }));
    this.server = createServer((request, response) => {
      this.serve(request, response).catch(() => response.destroy());
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const found = this.find(request, body);
    if (found === undefined) {
      sendJson(response, 404, { code: 404, msg: '404 page not found' });
      return;
    }
    const fault = this.platform.faults.next(found.name);
    if (fault === undefined) this.send(response, this.carryOut(found));
    else await this.suffer(found, fault, request, response);
  }

  private async suffer(found: Found, fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.platform.log.add({ kind: 'faulted', request: found.name, fault: fault.kind });
    switch (fault.kind) {
      case 'refuse':
        request.socket.destroy();
        return;
      case 'drop-response':
        this.carryOut(found);
        request.socket.destroy();
        return;
      case 'hang':
        this.carryOut(found);
        return;
      case 'slow': {
        const answer = this.carryOut(found);
        await new Promise((resolve) => setTimeout(resolve, fault.milliseconds ?? 1000).unref());
        this.send(response, answer);
        return;
      }
      case 'html':
        response.writeHead(fault.status ?? 200, { 'content-type': 'text/html' }).end('<!doctype html><p>Bad gateway');
        return;
      case 'endless':
        sendForEver(response);
        return;
      case 'server-error':
        this.send(response, { status: fault.status ?? 500, body: { code: 1500, msg: 'internal error' } });
        return;
      case 'too-many-requests':
        this.send(response, this.refusal(found.name, refusals.tooManyRequests(fault.seconds ?? 1)));
        return;
      case 'expired-token':
        this.send(response, this.refusal(found.name, refusals.tokenInvalid()));
        return;
    }
  }

  private carryOut({ name, answer }: Found): Answer {
    try {
      return answer();
    } catch (problem) {
      if (problem instanceof ApiError) return this.refusal(name, problem);
      throw problem;
    }
  }

  private refusal(name: ApiName, refusal: ApiError, appId?: string): Answer {
    const { code, status, message, extra } = refusal;
    this.platform.log.add({ kind: 'rejected', appId, request: name, code, status, why: message });
    const error = { log_id: this.platform.ids.hex(32), ...(extra.error as object | undefined) };
    return { status, body: { code, msg: message, error }, headers: extra.headers };
  }

  private find(request: IncomingMessage, body: RequestBody): Found | undefined {
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://platform');
    if (request.method === 'POST' && pathname === '/open-apis/auth/v3/tenant_access_token/internal') {
      const { app_id: appId, app_secret: appSecret } = body.json;
      const answer = () => ({ code: 0, msg: 'ok', ...this.platform.tokens.issue(appId, appSecret) });
      return { name: 'token', answer: () => ({ status: 200, body: answer() }) };
    }
    if (request.method === 'POST' && pathname === '/callback/ws/endpoint') {
      const answer = () => this.connections.endpoint(this.domain(), body.json.AppID, body.json.AppSecret);
      return { name: 'ws.endpoint', answer: () => ({ status: 200, body: answer() }) };
    }
    const parts = pathname.split('/').map(decodeURIComponent);
    for (const { route, parts: pattern } of this.routes) {
      const path = match(pattern, parts);
      if (path === undefined || request.method !== route.method) continue;
      const answer = () => this.call(route, request.headers.authorization, path, query, body);
      return { name: route.name, answer };
    }
    return undefined;
  }

  private call(
    route: ApiRoute,
    authorization: string | undefined,
    path: Record<string, string>,
    query: URLSearchParams,
    body: RequestBody,
  ): Answer {
    const { tokens, limits } = this.platform;
    const app = tokens.check(authorization);
    try {
      limits.api(app.appId, route.name);
      if (route.scopes.length > 0 && !route.scopes.some((scope) => app.scopes.has(scope))) {
        throw refusals.scopeMissing(route.scopes);
      }
      const data = route.handle({ app, name: route.name, path, query, body });
      if (data instanceof BinaryAnswer || route.bare === true) return { status: 200, body: data };
      return { status: 200, body: { code: 0, msg: 'success', data } };
    } catch (problem) {
      if (problem instanceof ApiError) return this.refusal(route.name, problem, app.appId);
      throw problem;
    }
  }

  private send(response: ServerResponse, { status, body, headers }: Answer): void {
    if (!(body instanceof BinaryAnswer)) {
      sendJson(response, status, body, headers);
      return;
    }
    const disposition = `attachment; filename="${encodeURIComponent(body.fileName)}"`;
    response
      .writeHead(status, { 'content-type': body.contentType, 'content-disposition': disposition })
      .end(body.bytes);
  }
}

/** Until the other side has enough. */
function sendForEver(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' });
  const chunk = Buffer.alloc(65_536);
  const send = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', send);
  send();
}

/** What the colons stand for, when the path fits. */
function match(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const path: Record<string, string> = {};
  for (const [at, piece] of pattern.entries()) {
    const part = parts[at] ?? '';
    if (piece.startsWith(':')) path[piece.slice(1)] = part;
    else if (piece !== part) return undefined;
  }
  return path;
}
