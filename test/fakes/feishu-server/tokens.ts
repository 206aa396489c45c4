import { type App, type Apps } from './apps';
import { refusals } from './api-error';
import { type FakeClock } from './clock';
import { type Ids } from './ids';
import { type PlatformLog } from './log';

interface Token {
  value: string;
  appId: string;
  expiresAt: number;
}

/**
 * Page "自建应用获取 tenant_access_token": a token lives two hours; while it has 30 minutes or more left the same one is
 * given again, after that a new one, and both are good.
 */
export class Tokens {
  /** In seconds of the platform's clock. */
  lifetime = 7200;
  private readonly byValue = new Map<string, Token>();
  private readonly newest = new Map<string, Token>();

  constructor(
    private readonly apps: Apps,
    private readonly clock: FakeClock,
    private readonly ids: Ids,
    private readonly log: PlatformLog,
  ) {}

  issue(appId: unknown, appSecret: unknown): { tenant_access_token: string; expire: number } {
    const app = this.apps.all.get(String(appId));
    if (app === undefined) throw refusals.appIdInvalid();
    if (!app.enabled || app.appSecret !== appSecret) throw refusals.appSecretInvalid();
    const now = this.clock.now();
    const old = this.newest.get(app.appId);
    const keepFor = Math.min(30 * 60, this.lifetime / 4) * 1000;
    const token = old !== undefined && old.expiresAt - now >= keepFor ? old : this.create(app, now);
    this.log.add({ kind: 'token-issued', appId: app.appId, fresh: token !== old });
    return { tenant_access_token: token.value, expire: Math.floor((token.expiresAt - now) / 1000) };
  }

  /** Whose token this is. Throws 99991661 without one, 99991663 for one that is unknown or has expired. */
  check(authorization: string | undefined): App {
    const value = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    if (value === undefined) throw refusals.tokenMissing();
    const token = this.byValue.get(value);
    const app = token && this.apps.all.get(token.appId);
    if (token === undefined || app?.enabled !== true || token.expiresAt <= this.clock.now()) {
      throw refusals.tokenInvalid();
    }
    return app;
  }

  /** Ends all tokens of the app, or of all. */
  expire(appId?: string): void {
    for (const [value, token] of this.byValue) {
      if (appId !== undefined && token.appId !== appId) continue;
      this.byValue.delete(value);
      this.newest.delete(token.appId);
    }
  }

  private create(app: App, now: number): Token {
    const token: Token = { value: this.ids.token(), appId: app.appId, expiresAt: now + this.lifetime * 1000 };
    this.byValue.set(token.value, token);
    this.newest.set(app.appId, token);
    return token;
  }
}
