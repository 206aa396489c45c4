import { until, WeChatRoom } from '../../fakes/wechat-room';
import type { ChannelHarness, FarEnd, Said, Saying, Shown } from './far-end';

const asker = '李阿姨';
const other = '王叔';

/** wechaty with its mock puppet. */
export const wechat: ChannelHarness = { name: 'wechat', open: () => Promise.resolve(new Room()), lacks: {} };

class Room implements FarEnd {
  private readonly room = new WeChatRoom({ members: [asker, other] });
  private hasStarted = false;

  channel() {
    return this.room.channel({ settings: { partCharacters: 200 } });
  }

  async ready(): Promise<void> {
    await until(() => this.room.puppet.isOn);
    await this.room.logIn({ isScanned: !this.hasStarted });
    this.hasStarted = true;
  }

  say({ text = '', isPicture, mentionsBot, mentionsOther, quotes, by, isUnknownKind }: Saying): Promise<Said> {
    if (by === 'bot') return Promise.resolve({ id: this.room.sayAsBot(text), text });
    const mentions = [...(mentionsBot ? ['bot'] : []), ...(mentionsOther ? [other] : [])];
    const words = { text, mentions, ...(quotes && { quote: { name: other, text: quotes.text } }) };
    const saying = isPicture ? { image: '报告.png' } : isUnknownKind ? { unknown: true as const } : words;
    return Promise.resolve({ id: this.room.say(by === 'other' ? other : asker, saying), text });
  }

  repeat({ id }: Said): Promise<void> {
    this.room.repeat(id);
    return Promise.resolve();
  }

  takeBack({ id }: Said): Promise<void> {
    this.room.recall(asker, id);
    return Promise.resolve();
  }

  seen(): Shown[] {
    const shown: Shown[] = [];
    for (const { kind, text } of this.room.seen()) {
      const last = shown.at(-1);
      if (kind !== 'file' || text.endsWith('.csv')) shown.push({ text, pictures: 0 });
      else if (last) last.pictures++;
    }
    return shown;
  }

  close = () => Promise.resolve();
}
