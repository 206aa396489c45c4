import { TerminalChannel } from '../../src/channels/terminal/terminal.channel';
import { WebChannel, type WebChatEvent } from '../../src/channels/web/web.channel';
import { message, outcome } from '../fakes/journey';
import { describeChannel, typed } from './channel.contract';

describeChannel('terminal', () => {
  const channel = new TerminalChannel();
  const shown: string[] = [];
  channel.attach((text) => shown.push(text));
  return { channel, type: (typing) => channel.say(typing), shown: () => shown };
});

describeChannel('web', () => {
  const channel = new WebChannel();
  const shown: string[] = [];
  channel.eventsOf('group').subscribe((event) => {
    if (event.type === 'reply') shown.push(event.data.text);
  });
  return { channel, type: (typing) => channel.receive(typing), shown: () => shown };
});

it('a terminal that nobody looks at takes replies all the same', async () => {
  const reply = { sendKey: 's', conversation: { channel: 'terminal', id: 'x' }, app: 'a', replyTo: 'p', text: 't' };
  await expect(new TerminalChannel().send(reply)).resolves.toBeDefined();
});

describe('the page as a channel', () => {
  const listening = async (status: 'claimed' | 'duplicate' = 'claimed') => {
    const channel = new WebChannel();
    const events: WebChatEvent[] = [];
    await channel.start({ onMessage: () => Promise.resolve({ messageId: 'm1', status }) });
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
          outcome: null,
        },
      },
    ]);
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
