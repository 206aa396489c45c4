import { z } from 'zod';
import { FeishuApiError } from '../api/feishu-api-error';
import type { FeishuApi } from '../api/feishu-api';
import type { FeishuAppConfig } from '../feishu.config';
import { requestUrl } from './check-connection';
import { both, type Finding } from './finding';

const names = z.array(z.string()).nullish();
const text = z.string().nullish();
const callbacks = z.object({ callback_type: text, request_url: text, subscribed_callbacks: names }).nullish();
const appAnswer = z.object({
  app: z.object({
    event: z.object({ subscription_type: text, request_url: text, subscribed_events: names }).nullish(),
    callback_info: callbacks,
    /** The same under its newer name. */
    callback: callbacks,
  }),
});

export const neededEvents = [
  'im.message.receive_v1',
  'im.message.recalled_v1',
  'im.chat.member.bot.added_v1',
  'im.chat.member.bot.deleted_v1',
] as const;
export const neededCallback = 'card.action.trigger';

/** Is the app told of messages and of presses on cards, and in the way that is configured? As far as the platform tells. */
export async function checkEvents(
  api: Pick<FeishuApi, 'call'>,
  { mode, name }: Pick<FeishuAppConfig, 'mode' | 'name'>,
  publicUrl?: string,
): Promise<Finding> {
  const answer = await api.call('GET', 'application/v6/applications/me', { params: { lang: 'zh_cn' } }).catch(untold);
  const { event, ...app } = appAnswer.safeParse(answer).data?.app ?? {};
  const callback = app.callback_info ?? app.callback;
  // What the platform does not tell may be as it should.
  const subscribed = event?.subscribed_events ?? neededEvents;
  const missing: string[] = [
    ...neededEvents.filter((needed) => !subscribed.includes(needed)),
    ...((callback?.subscribed_callbacks ?? [neededCallback]).includes(neededCallback) ? [] : [neededCallback]),
  ];
  const wanted = mode === 'connection' ? 'websocket' : 'webhook';
  const isOtherWay = [event?.subscription_type, callback?.callback_type].some((way) => way != null && way !== wanted);
  const url = publicUrl === undefined ? null : requestUrl(publicUrl, name);
  const other = [event?.request_url, callback?.request_url].find((given) => given && given !== url);
  if (!isOtherWay && mode === 'webhook' && url !== null && other) return otherUrl(other, url);
  if (missing.length === 0 && !isOtherWay) {
    if (!event?.subscribed_events || !callback?.subscribed_callbacks) return notTold;
    return {
      check: 'events',
      ok: true,
      what: both('事件与回调已订阅', 'events and callbacks are subscribed'),
      todo: null,
    };
  }
  const way = mode === 'connection' ? ['长连接', 'long connection'] : ['请求地址', 'request URL'];
  return {
    check: 'events',
    ok: false,
    what: isOtherWay
      ? both('订阅方式与配置不一致', 'the way of subscription is not the configured one')
      : both(`没有订阅：${missing.join('、')}`, `not subscribed: ${missing.join(', ')}`),
    todo: both(
      `开发者后台 → 事件与回调：事件配置与回调配置都选「${way[0] ?? ''}」，添加 ${[...neededEvents, neededCallback].join('、')}，再发布新版本`,
      `Developer console → Events & Callbacks: choose “${way[1] ?? ''}” for both, add ${[...neededEvents, neededCallback].join(', ')}, then publish a new version`,
    ),
  };
}

const otherUrl = (found: string, wanted: string): Finding => ({
  check: 'events',
  ok: false,
  what: both(`请求地址是 ${found}，不是 ${wanted}`, `the request URL is ${found} and not ${wanted}`),
  todo: both(
    `开发者后台 → 事件与回调：事件配置与回调配置的请求地址都填 ${wanted}，或改正 FENNELBEAN_SERVER__PUBLIC_URL`,
    `Developer console → Events & Callbacks: enter ${wanted} for both, or correct FENNELBEAN_SERVER__PUBLIC_URL`,
  ),
});

/** A scope of its own is needed to read this, and some kinds of app are not told at all. */
function untold(error: unknown): null {
  if (error instanceof FeishuApiError && error.failure.code !== null) return null;
  throw error;
}

const notTold: Finding = {
  check: 'events',
  ok: true,
  what: both('平台没有告知订阅了哪些事件', 'the platform does not tell which events are subscribed'),
  todo: both(
    `请自行核对：开发者后台 → 事件与回调，应有 ${[...neededEvents, neededCallback].join('、')}`,
    `Please look yourself: Developer console → Events & Callbacks should list ${[...neededEvents, neededCallback].join(', ')}`,
  ),
};
