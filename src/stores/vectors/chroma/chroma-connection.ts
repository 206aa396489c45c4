import type { ChromaClient } from 'chromadb' with { 'resolution-mode': 'import' };
import type { Logger } from '../../../core/ports/logger';
import { chromaFault } from './chroma-fault';
import { isLoopback } from './is-loopback';

export interface ChromaConnectionOptions {
  /** Of host and port, without a path. */
  url: string;
  tenant: string;
  database: string;
  token?: string | undefined;
  /** Of one call. */
  timeoutSeconds: number;
  logger: Logger;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** How many times the usual time it may take. */
  patience?: number | undefined;
}

/** A Chroma server as it may be asked: with a deadline on each call, and its faults as `VectorStoreError`. */
export class ChromaConnection {
  private isWarned = false;

  constructor(private readonly options: ChromaConnectionOptions) {}

  /** Each call has a client of its own, because only a client can be given a deadline. */
  async call<Result>(
    work: (client: ChromaClient) => Promise<Result>,
    { signal, patience = 1 }: CallOptions = {},
  ): Promise<Result> {
    const { url, tenant, database, token, timeoutSeconds } = this.options;
    this.warnOnce();
    const deadline = AbortSignal.timeout(timeoutSeconds * patience * 1000);
    const { hostname, port, protocol } = new URL(url);
    const ssl = protocol === 'https:';
    try {
      const { ChromaClient: Client } = await import('chromadb');
      const client = new Client({
        ...{ host: hostname, port: Number(port) || (ssl ? 443 : 80), ssl, tenant, database },
        ...(token !== undefined && { headers: { authorization: `Bearer ${token}`, 'x-chroma-token': token } }),
        fetchOptions: { signal: signal ? AbortSignal.any([deadline, signal]) : deadline },
      });
      return await work(client);
    } catch (error) {
      throw chromaFault(error, new URL(url).host);
    }
  }

  private warnOnce(): void {
    const { url, token, logger } = this.options;
    if (this.isWarned) return;
    this.isWarned = true;
    if (isLoopback(url) || (token !== undefined && url.startsWith('https:'))) return;
    logger.warn(
      { server: new URL(url).host },
      'Chroma has no authentication of its own: whoever reaches this address can read and delete the vectors; bind it to 127.0.0.1, or put a proxy with HTTPS and a token before it',
    );
  }
}
