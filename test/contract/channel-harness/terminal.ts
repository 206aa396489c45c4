import { TerminalChannel } from '../../../src/channels/terminal/terminal.channel';
import type { IncomingMessage } from '../../../src/core/message';
import { typed } from '../channel.contract';
import type { ChannelHarness, FarEnd, Said, Saying } from './far-end';

const onlyText = 'lines of a terminal are words only';
const oneLine = 'a line is all that is said';

export const terminal: ChannelHarness = {
  name: 'terminal',
  open: () => Promise.resolve(new Lines()),
  lacks: {
    'mention of another member': 'nobody else sits at a terminal',
    'words in two messages': oneLine,
    'picture, then question': onlyText,
    'question, then picture': onlyText,
    quote: onlyText,
    'own message': 'what the bot says is not delivered back to it',
    'answer with a picture': 'a terminal shows words only',
    'recall of the answer': 'what is written stays',
    'recall of the question': 'what is written stays',
    'unknown kind': onlyText,
    'restart within a burst': oneLine,
    'rate limits': 'nothing limits a terminal',
  },
};

class Lines implements FarEnd {
  private current = new TerminalChannel();
  private readonly shown: string[] = [];
  private readonly said: IncomingMessage[] = [];

  channel(): TerminalChannel {
    this.current = new TerminalChannel();
    this.current.attach((text) => this.shown.push(text));
    return this.current;
  }

  async say({ text = '', mentionsBot = false }: Saying): Promise<Said> {
    const id = `p${this.said.length + 1}`;
    const message = typed('terminal', { platformMessageId: id, text, mentionsBot, sentAt: Date.now() });
    this.said.push(message);
    await this.current.say(message);
    return { id, text };
  }

  async repeat({ id }: Said): Promise<void> {
    const message = this.said.find(({ platformMessageId }) => platformMessageId === id);
    if (message) await this.current.say(message);
  }

  seen = () => this.shown.map((text) => ({ text, pictures: 0 }));
  close = () => Promise.resolve();
}
