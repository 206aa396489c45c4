import { createHash } from 'node:crypto';

/** Where events, or callbacks of cards, go. The console sets the two apart from each other. */
export type Subscription =
  { mode: 'webhook'; url: string; types?: readonly string[] } | { mode: 'websocket'; types?: readonly string[] };

export interface AppSettings {
  /** `cli_` and 16 hexadecimal digits, else the SDK's long connection refuses it. */
  appId: string;
  appSecret: string;
  /** Empty: events go out in the clear and unsigned. */
  encryptKey?: string;
  verificationToken?: string;
  /** Granted ones; all that the fake knows when left out. */
  scopes?: readonly string[];
  /** Asked for, and waiting for the tenant's administrator. */
  pendingScopes?: readonly string[];
  botOpenId?: string;
  botName?: string;
  events?: Subscription;
  callbacks?: Subscription;
}

export interface App {
  readonly appId: string;
  appSecret: string;
  encryptKey: string;
  verificationToken: string;
  scopes: Set<string>;
  pendingScopes: Set<string>;
  readonly botOpenId: string;
  readonly botName: string;
  /** False: the secret is no longer good, and neither are the tokens made with it. */
  enabled: boolean;
  events: Subscription | undefined;
  callbacks: Subscription | undefined;
}

/** The scopes that the fake's interfaces and events ask for, as their pages name them. */
export const knownScopes = [
  'im:message',
  'im:message:send_as_bot',
  'im:message:readonly',
  'im:message:update',
  'im:message:recall',
  'im:message.group_msg',
  'im:message.group_at_msg:readonly',
  'im:message.p2p_msg:readonly',
  'im:message.reactions:read',
  'im:message.reactions:write_only',
  'im:resource',
  'im:chat:readonly',
  'im:chat.members:read',
  'cardkit:card:write',
  'application:application:self_manage',
  'wiki:wiki:readonly',
  'docx:document:readonly',
] as const;

/** The tenant that everything happens in. */
export const tenantKey = '736588c9260f175d';

export class Apps {
  readonly all = new Map<string, App>();

  add(settings: AppSettings): App {
    const { appId, scopes = knownScopes, pendingScopes = [] } = settings;
    const app: App = {
      appId,
      appSecret: settings.appSecret,
      encryptKey: settings.encryptKey ?? '',
      verificationToken: settings.verificationToken ?? '',
      scopes: new Set(scopes),
      pendingScopes: new Set(pendingScopes),
      botOpenId: settings.botOpenId ?? `ou_${createHash('sha256').update(appId).digest('hex').slice(0, 32)}`,
      botName: settings.botName ?? 'bot',
      enabled: true,
      events: settings.events,
      callbacks: settings.callbacks,
    };
    this.all.set(appId, app);
    return app;
  }

  get(appId: string): App {
    const app = this.all.get(appId);
    if (app === undefined) throw new Error(`No app ${appId} was added to the fake platform.`);
    return app;
  }
}
