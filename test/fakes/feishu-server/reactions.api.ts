import { refusals } from './api-error';
import { paged } from './messages.api';
import { type Message, type Reaction } from './messages';
import { type ApiRoute, type Call, type Platform } from './platform';

const toWrite = ['im:message', 'im:message.reactions:write_only'];
const toRead = ['im:message', 'im:message:readonly', 'im:message.reactions:read'];

/** Pages "添加消息表情回复", "删除消息表情回复", "获取消息表情回复". */
export function reactionRoutes(platform: Platform): ApiRoute[] {
  const reach = (call: Call): Message => {
    const message = platform.messages.all.get(call.path.message_id ?? '');
    if (message === undefined || message.recalled) throw refusals.reactionWithoutMessage();
    if (!platform.chats.get(message.chatId).appIds.has(call.app.appId)) throw refusals.reactionOutsideChat();
    return message;
  };
  return [
    {
      name: 'reaction.create',
      method: 'POST',
      path: '/im/v1/messages/:message_id/reactions',
      scopes: toWrite,
      handle: (call) => {
        const message = reach(call);
        const type = call.body.json.reaction_type as { emoji_type?: unknown } | undefined;
        if (typeof type?.emoji_type !== 'string' || !/^\w+$/.test(type.emoji_type)) throw refusals.reactionInvalid();
        const reaction = addReaction(platform, message, type.emoji_type, call.app.appId, true);
        platform.botReacted?.(message, reaction, 'created');
        return view(reaction);
      },
    },
    {
      name: 'reaction.delete',
      method: 'DELETE',
      path: '/im/v1/messages/:message_id/reactions/:reaction_id',
      scopes: toWrite,
      handle: (call) => {
        const message = reach(call);
        const reaction = message.reactions.get(call.path.reaction_id ?? '');
        if (reaction?.by !== call.app.appId) throw refusals.reactionUnknown();
        removeReaction(platform, message, reaction);
        platform.botReacted?.(message, reaction, 'deleted');
        return view(reaction);
      },
    },
    {
      name: 'reaction.list',
      method: 'GET',
      path: '/im/v1/messages/:message_id/reactions',
      scopes: toRead,
      handle: (call) => {
        const wanted = call.query.get('reaction_type');
        const all = [...reach(call).reactions.values()].filter(({ emoji }) => wanted === null || emoji === wanted);
        return paged(all.map(view), Number(call.query.get('page_size') ?? 20), call.query.get('page_token'));
      },
    },
  ];
}

export function addReaction(platform: Platform, message: Message, emoji: string, by: string, byApp: boolean): Reaction {
  const same = [...message.reactions.values()].find((one) => one.emoji === emoji && one.by === by);
  if (same !== undefined) return same;
  const reaction: Reaction = { reactionId: platform.ids.reaction(), emoji, by, byApp, at: Date.now() };
  message.reactions.set(reaction.reactionId, reaction);
  platform.log.add({ kind: 'reaction-added', messageId: message.messageId, emoji, by });
  return reaction;
}

export function removeReaction(platform: Platform, message: Message, { reactionId, emoji, by }: Reaction): void {
  message.reactions.delete(reactionId);
  platform.log.add({ kind: 'reaction-removed', messageId: message.messageId, emoji, by });
}

const view = ({ reactionId, emoji, by, byApp, at }: Reaction) => ({
  reaction_id: reactionId,
  operator: { operator_id: by, operator_type: byApp ? 'app' : 'user' },
  action_time: String(at),
  reaction_type: { emoji_type: emoji },
});
