import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const REQUEST_MILLISECONDS = 30_000;
const HEADERS_MILLISECONDS = 10_000;
const CLOSING_MILLISECONDS = 5_000;

/** Plain segments only: nothing that a router, a proxy or a file system could read as another place. */
const publicPath = /^\/(?:webhooks|sources)(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)+$/;

/** Whether strangers may ask for it; `target` is the request's first line without method and version. */
export const isPublic = (target: string): boolean => publicPath.test(target.split('?', 1)[0] ?? '');

export interface PublicListenerOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** What answers a public request: the program's own server. */
  handle: RequestListener;
}

/** The second door of the program: what strangers on the internet may reach, and nothing else. */
export class PublicListener {
  private constructor(private readonly server: Server) {}

  /** Rejects when the port cannot be opened. */
  static async open({ host, port, handle }: PublicListenerOptions): Promise<PublicListener> {
    const server = createServer({ requestTimeout: REQUEST_MILLISECONDS, headersTimeout: HEADERS_MILLISECONDS });
    server.on('request', (request, response) => {
      if (isPublic(request.url ?? '')) handle(request, response);
      else response.writeHead(404, { 'content-length': 0, connection: 'close' }).end();
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    return new PublicListener(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Takes nothing new and waits for what is under way, though not for ever. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    const deadline = setTimeout(() => {
      this.server.closeAllConnections();
    }, CLOSING_MILLISECONDS);
    await closed;
    clearTimeout(deadline);
  }
}
