import type * as Lark from '@larksuiteoapi/node-sdk';
import { FeishuApiError } from './feishu-api-error';
import { FeishuHttp } from './feishu-http';

const loadSdk = () => import('@larksuiteoapi/node-sdk');

export interface LarkConnectionOptions {
  appId: string;
  appSecret: string;
  /** Such as `https://open.feishu.cn`; no slash at its end. */
  domain: string;
  /** For each exchange; 10,000 when not given. */
  timeoutMilliseconds?: number;
}

export interface FeishuRequest {
  method: string;
  /** Below `/open-apis/`, without a slash in front. */
  path: string;
  params?: object;
  data?: object;
  headers?: Record<string, string>;
  responseType?: 'arraybuffer';
  /** Milliseconds for this exchange. */
  timeout?: number;
  signal?: AbortSignal;
  /** Bytes of the answer; more is not read. */
  maxContentLength?: number;
  /** The answer comes with its headers. */
  $return_headers?: boolean;
}

/** An access token that the platform does not take: missing, of another kind, expired, or not valid any more. */
const REJECTED_TOKEN = new Set([99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677]);

/** It writes to the console otherwise, with what was sent in it; all that matters comes as `FeishuApiError`. */
const silent: Lark.Logger = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
};

/** One app's client of the SDK with its access token. */
export class LarkConnection {
  private opened: Promise<{ client: Lark.Client; http: FeishuHttp; tokens: TokenCache }> | null = null;
  private http: FeishuHttp | null = null;

  constructor(private readonly options: LarkConnectionOptions) {}

  get clockSkew(): number | null {
    return this.http?.clockSkew ?? null;
  }

  get tokenRefusal(): FeishuApiError | null {
    return this.http?.tokenRefusal ?? null;
  }

  /** The whole answer. A rejected access token is fetched anew once: nothing was done with the old one. */
  async ask(request: FeishuRequest): Promise<unknown> {
    this.opened ??= this.open().catch((error: unknown) => {
      this.opened = null;
      throw error;
    });
    const { client, tokens } = await this.opened;
    const { path, ...rest } = request;
    const attempt = (): Promise<unknown> => client.request({ ...rest, url: `/open-apis/${path}` });
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof FeishuApiError) || !REJECTED_TOKEN.has(error.failure.code ?? 0)) throw error;
      tokens.clear();
      return attempt();
    }
  }

  private async open() {
    const lark = await loadSdk();
    const { appId, appSecret, domain, timeoutMilliseconds = 10_000 } = this.options;
    const http = new FeishuHttp({ inner: lark.defaultHttpInstance, timeoutMilliseconds });
    const tokens = new TokenCache();
    this.http = http;
    const httpInstance = http as unknown as Lark.HttpInstance;
    const client = new lark.Client({ appId, appSecret, domain, logger: silent, httpInstance, cache: tokens });
    return { client, http, tokens };
  }
}

/** The SDK's own is one for the whole process and cannot forget. */
class TokenCache implements Lark.Cache {
  private readonly values = new Map<unknown, { value: unknown; until: number }>();

  get(key: unknown): Promise<unknown> {
    const found = this.values.get(key);
    return Promise.resolve(found && found.until > Date.now() ? found.value : undefined);
  }

  set(key: unknown, value: unknown, until = Infinity): Promise<boolean> {
    this.values.set(key, { value, until });
    return Promise.resolve(true);
  }

  clear(): void {
    this.values.clear();
  }
}
