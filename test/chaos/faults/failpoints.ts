import type { Refinements } from '../../../src/app/compose-services';
import { afterwards, beforehand, intercept } from './intercept';

/** Moments inside the program at which it can be killed, in the order in which a message meets them. */
export const failpoints = [
  'list-write',
  'body-parsed',
  'inbox-committed',
  'job-claimed',
  'retrieval',
  'draft-opened',
  'draft-noted',
  'answer-written',
  'outbox-committed',
  'send-begun',
  'send-answered',
  'mark-sent',
  'marked-sent',
] as const;
export type Failpoint = (typeof failpoints)[number];

/** Kills this very process at the `passage`-th time that it comes by. */
export function dieAt(failpoint: Failpoint, passage: number): Refinements {
  let left = passage;
  const passes = (name: Failpoint): void => {
    if (name === failpoint && --left === 0) process.kill(process.pid, 'SIGKILL');
  };
  let isWorking = false;
  return {
    stores: (stores) => ({
      ...stores,
      questionLists: intercept(stores.questionLists, {
        seed: afterwards(() => {
          passes('list-write');
        }),
      }),
      knowledge: intercept(stores.knowledge, {
        listQaPairs: beforehand(() => {
          if (isWorking) passes('retrieval');
        }),
      }),
      inbox: intercept(stores.inbox, {
        claim: afterwards(() => {
          passes('inbox-committed');
        }),
        beginJob: afterwards(() => {
          isWorking = true;
          passes('job-claimed');
        }),
        settle: (original) => async (settlement) => {
          if (settlement.deliveries.length > 0) passes('answer-written');
          const isSettled = await original(settlement);
          if (settlement.deliveries.length > 0) passes('outbox-committed');
          return isSettled;
        },
      }),
      outbox: intercept(stores.outbox, {
        openDraft: afterwards(() => {
          passes('draft-opened');
        }),
        noteDraft: afterwards(() => {
          passes('draft-noted');
        }),
        begin: afterwards(() => {
          passes('send-begun');
        }),
        finish: (original) => async (sendKey, change) => {
          if (change.to === 'sent') passes('mark-sent');
          const isFinished = await original(sendKey, change);
          if (change.to === 'sent') passes('marked-sent');
          return isFinished;
        },
      }),
    }),
    channel: (channel) =>
      intercept(channel, {
        start: (original) => (handlers) =>
          original({
            ...handlers,
            onMessage: (message) => {
              passes('body-parsed');
              return handlers.onMessage(message);
            },
          }),
        send: afterwards(() => {
          passes('send-answered');
        }),
      }),
  };
}
