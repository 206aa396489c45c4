import { setTimeout as pause } from 'node:timers/promises';
import { inWorld, type Scenario } from '../scenario';

/** The platform shows the reply, and its answer to that never comes: the next attempt must not show it again. */
export const lostResponses: Scenario = {
  name: 'lost-responses',
  databases: ['sqlite', 'mariadb'],
  quick: ['sqlite'],
  async run(run, report) {
    const count = { small: 6, quick: 20, full: 200 }[run.size];
    await inWorld(run, report, { patience: 180_000 }, async (world) => {
      await world.start();
      const { faults } = world.feishu;
      faults.on('message.reply', { kind: 'drop-response', times: count, probability: 0.5 });
      // As many more as it takes, since an answer loses one response or several or none.
      for (const chat of world.addChats(Math.ceil(count / 5))) {
        for (let said = 0; said < 8; said++) world.ask(chat, { parts: world.pick([1, 1, 3]) });
      }
      await world.settled(run.size === 'small' ? 5_000 : 180_000);
      faults.clear();
      const lost = world.feishu.log.of('faulted').length;
      report.figure('responses lost', lost);
      if (lost < count) report.problem(`Only ${lost} of ${count} responses were lost`);
    });
  },
};

/** Long answers come whole and in order, though responses are lost and the program is killed. */
export const multiPart: Scenario = {
  name: 'multi-part',
  databases: ['sqlite', 'mariadb'],
  quick: ['sqlite'],
  async run(run, report) {
    const count = { small: 4, quick: 20, full: 200 }[run.size];
    await inWorld(run, report, { patience: 240_000 }, async (world) => {
      const first = await world.start();
      world.feishu.faults.on('message.reply', { kind: 'drop-response', times: count, probability: 0.1 });
      const chats = world.addChats(Math.ceil(count / 5));
      for (let said = 0; said < count; said++) {
        world.ask(world.pick(chats), { parts: world.between(2, 6) });
        await pause(10);
      }
      await pause(world.between(200, 1500));
      await first.kill();
      await world.start();
    });
  },
};

/** In each group one question after the other, in topics and in the open: the answers keep their order and place. */
export const order: Scenario = {
  name: 'order',
  databases: ['sqlite', 'mariadb'],
  quick: ['sqlite'],
  async run(run, report) {
    const rounds = { small: 3, quick: 4, full: 25 }[run.size];
    await inWorld(run, report, { patience: 180_000 }, async (world) => {
      world.model.latency = [20, 900];
      await world.start();
      const chats = [...world.addChats(3), world.addChat('topic'), world.addChat('topic')];
      for (let round = 0; round < rounds; round++) {
        for (const chat of chats) {
          const { delivered, messageId } = world.ask(chat, { parts: world.pick([1, 1, 3]) });
          await delivered;
          const inTopic = world.ask(chat, { replyTo: messageId, inThread: true });
          await inTopic.delivered;
        }
      }
    });
  },
};
