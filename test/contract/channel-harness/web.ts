import { withPictures } from '../../../src/channels/web/message-pictures';
import { WebChannel } from '../../../src/channels/web/web.channel';
import type { IncomingMessage } from '../../../src/core/message';
import { noPictures } from '../../fakes/chat-pictures';
import { typed } from '../channel.contract';
import type { ChannelHarness, FarEnd, Said, Saying } from './far-end';

/** The chat page, from what it posts to what it shows. */
export const web: ChannelHarness = {
  name: 'web',
  open: () => Promise.resolve(new Page()),
  lacks: {
    'mention of another member': 'the page has no mention of members',
    quote: 'the page quotes no messages',
    'own message': 'what the bot says is not delivered back to it',
    'answer with a picture': 'the page shows words only',
    'answer with figures': 'the page shows figures and files by the answer itself',
    'recall of the answer': 'nothing is taken back on the page',
    'recall of the question': 'nothing is taken back on the page',
    'unknown kind': 'the page sends words and pictures only',
    'rate limits': 'nothing limits the page',
  },
};

class Page implements FarEnd {
  private current = new WebChannel(noPictures);
  private readonly shown = new Map<string, string>();
  private readonly said: IncomingMessage[] = [];

  channel(): WebChannel {
    this.current = new WebChannel(noPictures);
    this.current.eventsOf('group').subscribe((event) => {
      if (event.type === 'reply') this.shown.set(event.data.sendKey, event.data.text);
    });
    return this.current;
  }

  async say({ text = '', mentionsBot = false, isPicture = false }: Saying): Promise<Said> {
    const id = `p${this.said.length + 1}`;
    const details = isPicture && { details: withPictures('', ['a1.png']) };
    const message = typed('web', { platformMessageId: id, text, mentionsBot, sentAt: Date.now(), ...details });
    this.said.push(message);
    await this.current.receive(message);
    return { id, text };
  }

  async repeat({ id }: Said): Promise<void> {
    const message = this.said.find(({ platformMessageId }) => platformMessageId === id);
    if (message) await this.current.receive(message);
  }

  seen = () => [...this.shown.values()].map((text) => ({ text, pictures: 0 }));
  close = () => Promise.resolve();
}
