import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { FeishuChannel } from '../../../src/channels/feishu/feishu.channel';
import { composeFeishu } from '../../../src/app/compose-feishu';
import { loadConfig } from '../../../src/config/load-config';
import { systemClock } from '../../../src/observability/system-clock';
import type { FeishuEvent } from '../../fakes/feishu-server/events';
import { FeishuServer } from '../../fakes/feishu-server/feishu-server';
import { FieldLogger } from '../../fakes/journey';
import type { ChannelHarness, FarEnd, Said, Saying, Shown } from './far-end';
import { onePixel } from './one-pixel';
import { openDoor } from './open-door';

const app = { appId: 'cli_00000000000000c2', appSecret: 's', encryptKey: 'k', verificationToken: 't' };
const asker = { openId: 'ou_li', name: '李阿姨' };
const other = { openId: 'ou_wang', name: '王叔' };
const PICTURE = /"img_key":/g;

/** The real SDK and webhook against a platform on this machine. */
export const feishu: ChannelHarness = {
  name: 'feishu',
  open: () => FeishuGroup.open(),
  foldsQueries: true,
  lacks: {},
};

class FeishuGroup implements FarEnd {
  private current: FeishuChannel | null = null;
  private readonly events = new Map<string, FeishuEvent>();

  private constructor(
    private readonly platform: FeishuServer,
    private readonly chatId: string,
    private readonly door: Server,
  ) {}

  static async open(): Promise<FeishuGroup> {
    const platform = await new FeishuServer().start();
    platform.addApp(app);
    const { chatId } = platform.addChat({ members: [asker, other], appIds: [app.appId] });
    const found: { group?: FeishuGroup } = {};
    const door = await openDoor(() => found.group?.current?.webhook);
    platform.subscribe(app.appId, { mode: 'webhook', url: `http://127.0.0.1:${(door.address() as AddressInfo).port}` });
    return (found.group = new FeishuGroup(platform, chatId, door));
  }

  channel(): FeishuChannel {
    const options = { ...app, mode: 'webhook', domain: this.platform.domain, partCharacters: 200 };
    const config = loadConfig({ environment: { FENNELBEAN_FEISHU: JSON.stringify(options) } });
    this.current = composeFeishu({ config, clock: systemClock, logger: new FieldLogger() });
    if (!this.current) throw new Error('The app is not configured');
    return this.current;
  }

  async say(saying: Saying): Promise<Said> {
    const { text = '', isPicture, mentionsBot, mentionsOther, quotes, by, isUnknownKind } = saying;
    const words = mentionsOther ? `<at user_id="${other.openId}"></at> ${text}` : text;
    const { messageId, event } = this.platform.say(
      this.chatId,
      (by === 'other' ? other : asker).openId,
      isPicture ? { image: onePixel } : words,
      {
        ...(mentionsBot && { mentionBot: true }),
        ...(quotes && { replyTo: quotes.id }),
        ...(by === 'bot' && { senderType: 'app' as const }),
        deliver: false,
      },
    );
    if (isUnknownKind) Object.assign(event.body.event.message as object, { message_type: 'hongbao', content: '{}' });
    this.events.set(messageId, event);
    await this.repeat({ id: messageId });
    return { id: messageId, text };
  }

  async repeat({ id }: Pick<Said, 'id'>): Promise<void> {
    const [outcome] = await this.platform.deliver(this.events.get(id) ?? [], { retry: false });
    if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome?.answer));
  }

  async takeBack({ id }: Said): Promise<void> {
    await this.platform.recall(id).delivered;
  }

  seen(): Shown[] {
    const replies = this.platform.visibleIn(this.chatId).filter(({ byBot, by }) => byBot && by === app.appId);
    return replies.map(({ messageId, text }) => ({
      text,
      pictures: JSON.stringify(this.platform.content(messageId)).match(PICTURE)?.length ?? 0,
    }));
  }

  async close(): Promise<void> {
    this.door.closeAllConnections();
    await new Promise((resolve) => this.door.close(resolve));
    await this.platform.stop();
  }
}
