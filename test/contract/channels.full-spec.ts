import type { AddressInfo } from 'node:net';
import { TerminalChannel } from '../../src/channels/terminal/terminal.channel';
import { composeFeishu } from '../../src/app/compose-feishu';
import { WebChannel, type WebChatEvent } from '../../src/channels/web/web.channel';
import { loadConfig } from '../../src/config/load-config';
import { systemClock } from '../../src/observability/system-clock';
import { noPictures } from '../fakes/chat-pictures';
import { FeishuServer } from '../fakes/feishu-server/feishu-server';
import { counted, figuresAnswer } from '../fakes/figures';
import { FieldLogger, message, outcome } from '../fakes/journey';
import { type ChannelSubject, claiming, describeChannel, describeChannels, replyTo, typed } from './channel.contract';
import { feishu } from './channel-harness/feishu';
import { openDoor } from './channel-harness/open-door';
import { terminal } from './channel-harness/terminal';
import { web } from './channel-harness/web';
import { wechat } from './channel-harness/wechat';
import { wecom } from './channel-harness/wecom';

jest.setTimeout(120_000);

describe('a channel with the intake behind it', () => {
  describeChannels([feishu, wechat, wecom, web, terminal]);
});

describeChannel('terminal', () => {
  const channel = new TerminalChannel();
  const shown: string[] = [];
  channel.attach((text) => shown.push(text));
  return { channel, message: typed('terminal'), type: (typing) => channel.say(typing), shown: () => shown };
});

describeChannel('web', () => {
  const channel = new WebChannel(noPictures);
  const shown: string[] = [];
  channel.eventsOf('group').subscribe((event) => {
    if (event.type === 'reply') shown.push(event.data.text);
  });
  return { channel, message: typed('web'), type: (typing) => channel.receive(typing), shown: () => shown };
});

describeChannel('feishu', async (): Promise<ChannelSubject> => {
  const platform = await new FeishuServer().start();
  const app = { appId: 'cli_00000000000000c1', appSecret: 's', encryptKey: 'k', verificationToken: 't' };
  const li = { openId: 'ou_li', name: '李阿姨' };
  platform.addApp(app);
  const { chatId } = platform.addChat({ members: [li], appIds: [app.appId] });
  const environment = { FENNELBEAN_FEISHU: JSON.stringify({ ...app, mode: 'webhook', domain: platform.domain }) };
  const channel = composeFeishu({
    config: loadConfig({ environment }),
    clock: systemClock,
    logger: new FieldLogger(),
  });
  if (!channel) throw new Error('The app is not configured');
  const door = await openDoor(() => channel.webhook);
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  platform.subscribe(app.appId, { mode: 'webhook', url });
  const { event, messageId } = platform.say(chatId, li.openId, '血压多少算高', { deliver: false, createdAt: 1000 });
  return {
    channel,
    message: typed('feishu', {
      conversation: { channel: 'feishu', id: chatId },
      app: app.appId,
      platformMessageId: messageId,
      member: { id: li.openId, name: li.name },
    }),
    type: async () => {
      const [outcome] = await platform.deliver(event, { retry: false });
      if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome?.answer));
    },
    shown: () => platform.repliesTo(messageId).map(({ text }) => text),
    close: async () => {
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
      await platform.stop();
    },
  };
});

it('a terminal that nobody looks at takes replies all the same', async () => {
  await expect(new TerminalChannel().send(replyTo(typed('terminal'), 's'))).resolves.toBeDefined();
});

describe('the page as a channel', () => {
  const listening = async (status: 'claimed' | 'duplicate' = 'claimed') => {
    const channel = new WebChannel(noPictures);
    const events: WebChatEvent[] = [];
    await channel.start(claiming(status));
    channel.eventsOf('group').subscribe((event) => events.push(event));
    return { channel, events };
  };

  it('shows a message to all who look at the conversation, and to nobody else', async () => {
    const { channel, events } = await listening();
    await channel.receive(typed('web'));
    await channel.receive(typed('web', { conversation: { channel: 'web', id: 'another' } }));
    expect(events).toEqual([
      {
        type: 'message',
        data: {
          id: 'm1',
          member: { id: 'li', name: '李阿姨' },
          text: '血压多少算高',
          mentionsBot: false,
          sentAt: 1000,
          pictures: [],
          outcome: null,
        },
      },
    ]);
  });

  it('leaves files to the answer, which it tells with its figures', async () => {
    const { channel, events } = await listening();
    const reply = replyTo(typed('web'), 's1');
    await channel.send({ ...reply, body: { ...reply.body, file: { file: '/files/all.csv', name: 'papers.csv' } } });
    expect(events).toEqual([]);
    const answer = figuresAnswer();
    channel.onOutcome({ questionId: 'q1', messages: [message()], outcome: counted(answer) });
    expect(events).toMatchObject([{ type: 'outcome', data: { outcome: { answer } } }]);
  });

  it('shows a message once that is delivered twice', async () => {
    const { channel, events } = await listening('duplicate');
    await channel.receive(typed('web'));
    expect(events).toEqual([]);
  });

  it('shows what became of its own messages, without the trace', async () => {
    const { channel, events } = await listening();
    const settled = { questionId: 'q1', outcome: outcome() };
    channel.onOutcome({ ...settled, messages: [message({ conversation: { channel: 'terminal', id: 'group' } })] });
    channel.onOutcome({ ...settled, messages: [] });
    channel.onOutcome({ ...settled, messages: [message()] });
    const { kind, reason, answer } = outcome();
    expect(events).toEqual([{ type: 'outcome', data: { messageIds: ['m1'], outcome: { kind, reason, answer } } }]);
  });
});
