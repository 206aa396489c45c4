import { z } from 'zod';

const secret = () => z.string().min(1).optional().meta({ secret: true });

/** The SDK takes no other id for a long connection: it would log a line and never connect. */
const CONNECTION_APP_ID = /^cli_[0-9a-fA-F]{16}$/;

const options = {
  /** Of an app of one's own in the developer console. Not set: no Feishu. */
  appId: z
    .string()
    .regex(/^cli_\w+$/, "the app's id from the developer console, such as cli_a1b2c3d4e5f60718")
    .optional(),
  appSecret: secret(),
  /** Both from the console's page of events and callbacks; needed for a webhook. */
  encryptKey: secret(),
  verificationToken: secret(),
  mode: z.enum(['connection', 'webhook']).default('connection'),
  /** Of groups that `groups` does not name, and of direct chats; not set: the first that is configured. */
  assistant: z.string().min(1).optional(),
  /** Assistant by chat id. */
  groups: z.record(z.string().min(1), z.string().min(1)).default({}),
  requireMention: z.boolean().default(false),
  domain: z.union([z.enum(['feishu', 'lark']), z.url({ protocol: /^https?$/ })]).default('feishu'),
  partCharacters: z.int().min(200).max(8000).default(2000),
};

type AppOptions = z.output<z.ZodObject<typeof options>>;
const name = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case letters and digits, words joined by hyphens')
  .refine((value) => value !== 'main', { error: 'another name than main, which is the app beside this list' });

/** Has the app all that its mode needs? */
function checkApp(app: AppOptions, context: z.RefinementCtx, path: (string | number)[]): void {
  const wanted = (option: keyof typeof options, message: string): void => {
    context.addIssue({ code: 'custom', path: [...path, option], message, input: undefined });
  };
  const variable = (words: string) => (path.length === 0 ? `, in FENNELBEAN_FEISHU__${words}` : '');
  if (app.appId === undefined) return;
  if (app.appSecret === undefined) wanted('appSecret', `the App Secret, because appId is set${variable('APP_SECRET')}`);
  if (app.mode === 'connection' && !CONNECTION_APP_ID.test(app.appId)) {
    wanted('appId', 'cli_ and 16 hexadecimal digits, as the mode connection needs');
  }
  if (app.mode !== 'webhook') return;
  const why = 'because the mode is webhook: anybody could write to the bot without it';
  if (app.encryptKey === undefined) wanted('encryptKey', `the Encrypt Key${variable('ENCRYPT_KEY')}, ${why}`);
  if (app.verificationToken === undefined) {
    wanted('verificationToken', `the Verification Token${variable('VERIFICATION_TOKEN')}, ${why}`);
  }
}

const otherApp = z.strictObject({ name, ...options, appId: options.appId.unwrap() });

/** Feishu or Lark groups: one app, and `otherApps` for more in one program. */
export const feishuConfig = z
  .object({ ...options, otherApps: z.array(otherApp).optional() })
  .superRefine((config, context) => {
    checkApp(config, context, []);
    const others = config.otherApps ?? [];
    others.forEach((app, index) => {
      checkApp(app, context, ['otherApps', index]);
    });
    const ids = [config, ...others].flatMap(({ appId }) => appId ?? []);
    const isOnce = (values: readonly string[]) => new Set(values).size === values.length;
    if (isOnce(ids) && isOnce(others.map((app) => app.name))) return;
    const message = 'apps with names and ids that differ';
    context.addIssue({ code: 'custom', path: ['otherApps'], message, input: undefined });
  });
export type FeishuConfig = z.output<typeof feishuConfig>;

/** One app, ready to be served. */
export interface FeishuAppConfig {
  /** Last part of the webhook's path; `main` for the one that is not in a list. */
  name: string;
  appId: string;
  appSecret: string;
  /** Both are set where the mode is webhook. */
  encryptKey: string | undefined;
  verificationToken: string | undefined;
  mode: FeishuConfig['mode'];
  /** By default. */
  assistant: string;
  groups: Readonly<Record<string, string>>;
  requireMention: boolean;
  /** Of the API, without a slash at its end. */
  domain: string;
  partCharacters: number;
}

type GivenApp = Readonly<Omit<AppOptions, 'groups'> & { groups: Readonly<Record<string, string>> }>;
type GivenConfig = GivenApp & { readonly otherApps?: readonly (GivenApp & { readonly name: string })[] | undefined };

const domains: Readonly<Record<string, string>> = {
  feishu: 'https://open.feishu.cn',
  lark: 'https://open.larksuite.com',
};

/** The apps that are configured; none when Feishu is off. */
export function feishuApps(config: GivenConfig, assistants: readonly { readonly name: string }[]): FeishuAppConfig[] {
  const [first] = assistants;
  if (!first) return [];
  return [{ ...config, name: 'main' }, ...(config.otherApps ?? [])].flatMap((app): FeishuAppConfig[] => {
    const { name, appId, appSecret, encryptKey, verificationToken, mode, groups, requireMention, partCharacters } = app;
    if (appId === undefined || appSecret === undefined) return [];
    const domain = (domains[app.domain] ?? app.domain).replace(/\/+$/, '');
    const assistant = app.assistant ?? first.name;
    const secrets = { appSecret, encryptKey, verificationToken };
    return [{ name, appId, ...secrets, mode, assistant, groups, requireMention, domain, partCharacters }];
  });
}

/** The assistants that the section names, each with the path of the option that does. */
export function assistantsNamedIn(config: GivenConfig): { path: (string | number)[]; assistant: string }[] {
  const ofApp = (app: GivenApp, path: (string | number)[]) => [
    ...(app.assistant === undefined ? [] : [{ path: [...path, 'assistant'], assistant: app.assistant }]),
    ...Object.entries(app.groups).map(([chat, assistant]) => ({ path: [...path, 'groups', chat], assistant })),
  ];
  return [...ofApp(config, []), ...(config.otherApps ?? []).flatMap((app, index) => ofApp(app, ['otherApps', index]))];
}
