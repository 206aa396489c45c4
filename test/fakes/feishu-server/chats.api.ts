import { refusals } from './api-error';
import { tenantKey } from './apps';
import { type Chat } from './chats';
import { paged } from './messages.api';
import { type ApiRoute, type Call, type Platform } from './platform';

const toRead = ['im:chat', 'im:chat:readonly', 'im:chat:read'];
const toReadMembers = ['im:chat', 'im:chat:readonly', 'im:chat.members:read'];

/** Pages "获取群信息", "获取用户或机器人所在的群列表", "获取群成员列表", "判断用户或机器人是否在群里". */
export function chatRoutes(platform: Platform): ApiRoute[] {
  const reach = (call: Call, inside = true): Chat => {
    const chat = platform.chats.all.get(call.path.chat_id ?? '');
    if (chat === undefined) throw refusals.chatUnknown();
    if (chat.dissolved) throw refusals.chatDissolved();
    if (inside && !chat.appIds.has(call.app.appId)) throw refusals.operatorOutsideChat();
    return chat;
  };
  return [
    {
      name: 'chat.get',
      method: 'GET',
      path: '/im/v1/chats/:chat_id',
      scopes: toRead,
      handle: (call) => view(reach(call)),
    },
    {
      name: 'chat.list',
      method: 'GET',
      path: '/im/v1/chats',
      scopes: toRead,
      handle: ({ app, query }) => {
        const mine = [...platform.chats.all.values()].filter(
          (chat) => chat.type === 'group' && !chat.dissolved && chat.appIds.has(app.appId),
        );
        const items = mine.map((chat) => ({ chat_id: chat.chatId, name: chat.name, chat_status: 'normal' }));
        return paged(items, Number(query.get('page_size') ?? 20), query.get('page_token'));
      },
    },
    {
      name: 'chat.isInChat',
      method: 'GET',
      path: '/im/v1/chats/:chat_id/members/is_in_chat',
      scopes: toReadMembers,
      handle: (call) => ({ is_in_chat: reach(call, false).appIds.has(call.app.appId) }),
    },
    {
      name: 'chat.members',
      method: 'GET',
      path: '/im/v1/chats/:chat_id/members',
      scopes: toReadMembers,
      // The page says that bots are not listed.
      handle: (call) => {
        const chat = reach(call);
        const members = [...chat.members.values()].map(({ openId, name }) => ({
          member_id_type: 'open_id',
          member_id: openId,
          name,
          tenant_key: tenantKey,
        }));
        const page = paged(members, Number(call.query.get('page_size') ?? 20), call.query.get('page_token'));
        return { ...page, member_total: members.length };
      },
    },
  ];
}

const view = (chat: Chat) => ({
  name: chat.name,
  chat_mode: chat.mode,
  chat_type: 'private',
  chat_tag: 'inner',
  chat_status: 'normal',
  external: false,
  tenant_key: tenantKey,
  user_count: String(chat.members.size),
  bot_count: String(chat.appIds.size),
});
