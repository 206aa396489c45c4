import { type App, type Subscription } from './apps';
import { type ApiRoute, type Platform } from './platform';
import { ApiError } from './api-error';

const toReadItself = ['application:application:self_manage', 'admin:app.info:readonly'];

/** Pages "获取机器人信息", "获取应用信息", "查询租户授权状态". */
export function appRoutes(platform: Platform): ApiRoute[] {
  return [
    {
      name: 'bot.info',
      method: 'GET',
      path: '/bot/v3/info',
      scopes: [],
      bare: true,
      handle: ({ app }) => ({
        code: 0,
        msg: 'ok',
        bot: {
          activate_status: 2,
          app_name: app.botName,
          avatar_url: '',
          ip_white_list: [],
          open_id: app.botOpenId,
        },
      }),
    },
    {
      name: 'app.get',
      method: 'GET',
      path: '/application/v6/applications/:app_id',
      scopes: toReadItself,
      handle: ({ app, path }) => {
        const asked = path.app_id === 'me' ? app : platform.apps.all.get(path.app_id ?? '');
        if (asked?.appId !== app.appId) throw new ApiError(210502, 'no permission to read this app');
        return { app: view(app) };
      },
    },
    {
      name: 'scope.list',
      method: 'GET',
      path: '/application/v6/scopes',
      scopes: [],
      // 1 is granted, 2 is not (yet).
      handle: ({ app }) => ({
        scopes: [
          ...[...app.scopes].map((name) => ({ scope_name: name, grant_status: 1, scope_type: 'tenant' })),
          ...[...app.pendingScopes].map((name) => ({ scope_name: name, grant_status: 2, scope_type: 'tenant' })),
        ],
      }),
    },
  ];
}

/** The fields of the SDK's types; that they are filled for every kind of app is an assumption. */
const view = (app: App) => ({
  app_id: app.appId,
  app_name: app.botName,
  status: app.enabled ? 1 : 0,
  scene_type: 0,
  scopes: [...app.scopes].map((scope) => ({ scope, token_types: ['tenant'] })),
  event: {
    ...address(app.events, 'subscription_type'),
    subscribed_events: app.events?.types ?? ['im.message.receive_v1'],
  },
  callback: callbackOf(app),
  callback_info: callbackOf(app),
});

const callbackOf = (app: App) => ({
  ...address(app.callbacks, 'callback_type'),
  subscribed_callbacks: app.callbacks === undefined ? [] : (app.callbacks.types ?? ['card.action.trigger']),
});

const address = (subscription: Subscription | undefined, key: string) => ({
  ...(subscription !== undefined && { [key]: subscription.mode }),
  ...(subscription?.mode === 'webhook' && { request_url: subscription.url }),
});
