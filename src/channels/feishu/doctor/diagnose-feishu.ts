import { FeishuApiError } from '../api/feishu-api-error';
import type { FeishuApi } from '../api/feishu-api';
import { LarkFeishuApi } from '../api/lark-feishu-api';
import type { FeishuAppConfig } from '../feishu.config';
import { checkConnection } from './check-connection';
import { checkEvents } from './check-events';
import { checkScopes } from './check-scopes';
import { both, type Finding } from './finding';

/** Beyond it, signatures and times of messages are judged wrongly. */
const MAX_SKEW_MILLISECONDS = 60_000;
const ENABLED = 2;

export interface DiagnoseOptions {
  /** Under which the platform reaches us, where one is configured. */
  publicUrl?: string | undefined;
  /** For tests. */
  api?: FeishuApi;
}

/** Looks at an app on the platform: changes nothing there, and throws nothing. */
export async function diagnoseFeishu(
  app: FeishuAppConfig,
  { publicUrl, api = new LarkFeishuApi(app) }: DiagnoseOptions = {},
): Promise<Finding[]> {
  const [credentials, bot] = await checkBot(api, app);
  if (!credentials.ok) return [credentials];
  const rest: [Finding['check'], Promise<Finding>][] = [
    ['scopes', checkScopes(api, app)],
    ['events', checkEvents(api, app, publicUrl)],
    ['connection', checkConnection(app, publicUrl)],
  ];
  const found = await Promise.all(rest.map(([check, work]) => work.catch((error: unknown) => failed(check, error))));
  return [credentials, ...bot, ...found, clockFinding(api.clockSkew)];
}

async function checkBot(api: FeishuApi, app: FeishuAppConfig): Promise<[Finding, Finding[]]> {
  const credentials: Finding = {
    check: 'credentials',
    ok: true,
    what: both('App ID 与 App Secret 有效', 'App ID and App Secret are valid'),
    todo: null,
  };
  try {
    const { name, activateStatus } = await api.botInfo();
    const isEnabled = activateStatus === null || activateStatus === ENABLED;
    const what = isEnabled
      ? both(`机器人「${name}」已启用`, `the bot “${name}” is enabled`)
      : both(`机器人「${name}」没有启用`, `the bot “${name}” is not enabled`);
    return [credentials, [{ check: 'bot', ok: isEnabled, what, todo: isEnabled ? null : enableBot }]];
  } catch (error) {
    if (!(error instanceof FeishuApiError) || error.failure.code === null) return [unreachable(error), []];
    if (error.failure.stage === 'token') return [refused(error, app), []];
    const what = both(`平台没有给出机器人信息（${error.message}）`, 'the platform does not tell of a bot');
    return [credentials, [{ check: 'bot', ok: false, what, todo: enableBot }]];
  }
}

const enableBot = both(
  '开发者后台 → 应用能力：添加「机器人」，再到「版本管理与发布」发布新版本，并由管理员审核',
  'Developer console → Features: add “Bot”, then publish a new version and have it approved',
);

const unreachable = (error: unknown): Finding => ({
  check: 'credentials',
  ok: false,
  what: both(`连不上飞书平台（${reasonOf(error)}）`, 'the Feishu platform cannot be reached'),
  todo: both(
    '检查网络、代理与 feishu.domain（国际版 Lark 填 lark）',
    'Check the network, a proxy, and feishu.domain (lark for the international platform)',
  ),
});

function refused(error: FeishuApiError, { name }: FeishuAppConfig): Finding {
  const [zh, en] =
    name === 'main'
      ? ['FENNELBEAN_FEISHU__APP_ID 与 FENNELBEAN_FEISHU__APP_SECRET', 'FENNELBEAN_FEISHU__APP_ID and …__APP_SECRET']
      : [`FENNELBEAN_FEISHU__OTHER_APPS 里的「${name}」`, `“${name}” in FENNELBEAN_FEISHU__OTHER_APPS`];
  return {
    check: 'credentials',
    ok: false,
    what: both(`App ID 或 App Secret 不对（${error.message}）`, 'the platform refuses App ID or App Secret'),
    todo: both(
      `开发者后台 → 凭证与基础信息：复制两者到 ${zh}`,
      `Developer console → Credentials & Basic Info: copy both to ${en}`,
    ),
  };
}

const failed = (check: Finding['check'], error: unknown): Finding => ({
  check,
  ok: false,
  what: both(`没能检查（${reasonOf(error)}）`, 'could not be checked'),
  todo: both('稍后再试', 'Try again later'),
});

function clockFinding(skew: number | null): Finding {
  const seconds = Math.round((skew ?? 0) / 1000);
  const ok = Math.abs(skew ?? 0) <= MAX_SKEW_MILLISECONDS;
  return {
    check: 'clock',
    ok,
    what: ok
      ? both('本机时钟准确', 'the clock of this machine is right')
      : both(`本机时钟与平台相差 ${seconds} 秒`, `the clock of this machine is ${seconds} s off the platform's`),
    todo: ok ? null : both('校准本机时间（NTP）', 'Set the clock of this machine (NTP)'),
  };
}

/** Of what is not ours only the kind: its words might hold what was sent. */
const reasonOf = (error: unknown): string =>
  error instanceof FeishuApiError ? error.message : error instanceof Error ? error.name : 'unknown';
