import { z } from 'zod';
import type { FeishuAppConfig } from '../feishu.config';
import { both, type Finding } from './finding';

const PATIENCE_MILLISECONDS = 10_000;
const refusal = z.object({ error: z.object({ code: z.string() }) });
const endpointAnswer = z.object({ code: z.number(), data: z.object({ URL: z.string().nullish() }).nullish() });

/** Would the platform open a long connection? This asks for its address and opens none. In webhook mode: does our URL lead to us? */
export async function checkConnection(app: FeishuAppConfig, publicUrl: string | undefined): Promise<Finding> {
  if (app.mode === 'webhook') return webhookFinding(app, publicUrl);
  const { code, data } = await askEndpoint(app);
  if (code === 0 && data?.URL) {
    return { check: 'connection', ok: true, what: both('可以建立长连接', 'a long connection can be made'), todo: null };
  }
  return {
    check: 'connection',
    ok: false,
    what: both(`平台拒绝长连接（错误码 ${code}）`, `the platform refuses a long connection (code ${code})`),
    todo: both(
      '开发者后台 → 事件与回调 → 事件配置：订阅方式选「使用长连接接收事件」（先启动程序再保存）；同一应用最多 50 条连接',
      'Developer console → Events & Callbacks: choose “receive events through a long connection” (start the program first, then save); an app may have 50 connections',
    ),
  };
}

async function askEndpoint({ domain, appId, appSecret }: FeishuAppConfig): Promise<z.output<typeof endpointAnswer>> {
  const response = await fetch(`${domain}/callback/ws/endpoint`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', locale: 'zh' },
    body: JSON.stringify({ AppID: appId, AppSecret: appSecret }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  });
  return endpointAnswer.safeParse(await response.json().catch(() => null)).data ?? { code: response.status };
}

/** What the console's request URL has to be. */
export const requestUrl = (publicUrl: string, name: string): string =>
  `${publicUrl.replace(/\/+$/, '')}${pathOf(name)}`;

const pathOf = (name: string): string => `/webhooks/feishu/${name}`;

async function webhookFinding({ name }: FeishuAppConfig, publicUrl: string | undefined): Promise<Finding> {
  const path = pathOf(name);
  if (publicUrl === undefined) {
    return {
      check: 'connection',
      ok: false,
      what: both('没有公网地址', 'there is no public address'),
      todo: both(
        `设置 FENNELBEAN_SERVER__PUBLIC_URL、FENNELBEAN_SERVER__PUBLIC_PORT 与 FENNELBEAN_SERVER__LINK_SECRET（至少 32 个字符），请求地址的路径是 ${path}；或改用 mode: connection`,
        `Set FENNELBEAN_SERVER__PUBLIC_URL, FENNELBEAN_SERVER__PUBLIC_PORT and FENNELBEAN_SERVER__LINK_SECRET (32 characters or more); the path of the request URL is ${path}. Or use mode: connection`,
      ),
    };
  }
  const url = requestUrl(publicUrl, name);
  const isReached = await answersAsWeDo(url);
  return {
    check: 'connection',
    ok: isReached,
    what: isReached
      ? both('请求地址通向本程序', 'the request URL leads to this program')
      : both(`从这台机器访问 ${url} 得不到本程序的回答`, `from this machine, ${url} is not answered by this program`),
    todo: both(
      `开发者后台 → 事件与回调：事件与回调的请求地址都填 ${url}（程序运行时保存才能通过校验）`,
      `Developer console → Events & Callbacks: enter ${url} for both events and callbacks (save while the program runs)`,
    ),
  };
}

/** Asked without a signature, a running program refuses in words of its own. It does nothing else. */
async function answersAsWeDo(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    const response = await fetch(url, { method: 'POST', body: '{}', redirect: 'error', signal });
    const { error } = refusal.parse(await response.json());
    return response.status === 401 && error.code === 'no-signature';
  } catch {
    return false;
  }
}
