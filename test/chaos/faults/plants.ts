import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Refinements } from '../../../src/app/compose-services';
import type { ChannelHandlers, OutgoingReply } from '../../../src/core/ports/channel';
import type { Stores } from '../../../src/stores/typeorm/stores';
import { intercept } from './intercept';

const STALE_MILLISECONDS = 30 * 60_000;

const receiving = (change: (onMessage: ChannelHandlers['onMessage']) => ChannelHandlers['onMessage']): Refinements => ({
  channel: (channel) =>
    intercept(channel, {
      start: (original) => (handlers) =>
        original({ ...handlers, onMessage: change((message) => handlers.onMessage(message)) }),
    }),
});

const sending = (change: (reply: OutgoingReply) => OutgoingReply): Refinements => ({
  channel: (channel) =>
    intercept(channel, {
      send: (original) => (reply) => original(change(reply)),
      openDraft: (original) => original && ((reply, store) => original(change(reply), store)),
    }),
});

/** Ids that intake sees, and the platform's own. */
const MARK = '~';
const plain = (id: string): string => id.split(MARK)[0] ?? '';
const ignored = { messageId: 'dropped', status: 'duplicate' } as const;

/** Programming errors of the kind that this harness is to find, each put into the whole program from outside. */
export const plants = {
  /** For comparison: with the same small histories nothing is found. */
  nothing: () => ({}),

  /** The platform is told that all is well before anything is stored. */
  'ack-before-commit': () =>
    receiving((onMessage) => (message) => {
      void pause(400).then(() => onMessage(message));
      return Promise.resolve({ messageId: 'later', status: 'claimed' });
    }),

  /** What was received is known to this process only. */
  'memory-dedupe': () => {
    const seen = new Set<string>();
    const strip = <T extends { platformMessageId: string }>(message: T): T => ({
      ...message,
      platformMessageId: plain(message.platformMessageId),
    });
    return {
      stores: (stores: Stores) => ({
        ...stores,
        inbox: intercept(stores.inbox, { findTwin: () => () => Promise.resolve(null) }),
      }),
      channel: (channel) =>
        intercept(channel, {
          start: (original) => (handlers) =>
            original({
              ...handlers,
              onMessage: (message) => {
                if (seen.has(message.platformMessageId)) return Promise.resolve(ignored);
                seen.add(message.platformMessageId);
                const platformMessageId = `${message.platformMessageId}${MARK}${randomUUID()}`;
                return handlers.onMessage({ ...message, platformMessageId });
              },
            }),
          send: (original) => (reply) => original({ ...reply, replyTo: plain(reply.replyTo) }),
          openDraft: (original) =>
            original && ((reply, store) => original({ ...reply, replyTo: plain(reply.replyTo) }, store)),
          showWorking: (original) => original && ((message) => original(strip(message))),
          hideWorking: (original) => original && ((message) => original(strip(message))),
        }),
    };
  },

  /** Nothing tells the platform that a send is a repetition. */
  'no-uuid': () => sending((reply) => ({ ...reply, sendKey: '' })),

  'new-uuid-on-retry': () => {
    let attempts = 0;
    return sending((reply) => ({ ...reply, sendKey: `${reply.sendKey.slice(0, 20)}-${++attempts}` }));
  },

  /** What was pushed before is not looked at, although nothing was stored then. */
  'drop-retries': () => {
    const seen = new Set<string>();
    return receiving((onMessage) => (message) => {
      if (seen.has(message.platformMessageId)) return Promise.resolve(ignored);
      seen.add(message.platformMessageId);
      return onMessage(message);
    });
  },

  'stale-drop': () =>
    receiving(
      (onMessage) => (message) =>
        Date.now() - message.sentAt > STALE_MILLISECONDS ? Promise.resolve(ignored) : onMessage(message),
    ),

  'sent-before-send': () => ({
    stores: (stores) => ({
      ...stores,
      outbox: intercept(stores.outbox, {
        begin: (original) => async (sendKey, now) => {
          const mayBegin = await original(sendKey, now);
          if (mayBegin) await stores.outbox.finish(sendKey, { from: ['sending'], to: 'sent' });
          return mayBegin;
        },
      }),
    }),
  }),

  'last-part-only': () => ({
    channel: (channel) =>
      intercept(channel, {
        send: (original) => (reply) =>
          reply.body.part < reply.body.parts
            ? Promise.resolve({ platformMessageId: `om_${randomUUID()}` })
            : original(reply),
      }),
  }),

  /** Each message is worked on as if it were alone in its group. */
  'no-conversation-order': () => {
    let messages = 0;
    const own = <T extends { conversation: { channel: string; id: string } }>(item: T): T => ({
      ...item,
      conversation: { ...item.conversation, id: plain(item.conversation.id) },
    });
    return {
      channel: (channel) =>
        intercept(channel, {
          start: (original) => (handlers) =>
            original({
              ...handlers,
              onMessage: (message) => {
                const { channel: name, id } = message.conversation;
                return handlers.onMessage({
                  ...message,
                  conversation: { channel: name, id: `${id}${MARK}${++messages}` },
                });
              },
            }),
          send: (original) => (reply) => original(own(reply)),
          openDraft: (original) => original && ((reply, store) => original(own(reply), store)),
          showWorking: (original) => original && ((message) => original(own(message))),
          hideWorking: (original) => original && ((message) => original(own(message))),
        }),
    };
  },

  /** Answers go to the message that came last. */
  'wrong-thread': () => {
    let newest = '';
    return {
      channel: (channel) =>
        intercept(channel, {
          start: (original) => (handlers) =>
            original({
              ...handlers,
              onMessage: (message) => {
                newest = message.platformMessageId;
                return handlers.onMessage(message);
              },
            }),
          send: (original) => (reply) => original({ ...reply, replyTo: newest === '' ? reply.replyTo : newest }),
          openDraft: (original) =>
            original &&
            ((reply, store) => original({ ...reply, replyTo: newest === '' ? reply.replyTo : newest }, store)),
        }),
    };
  },
} satisfies Record<string, () => Refinements>;

export type Plant = keyof typeof plants;
