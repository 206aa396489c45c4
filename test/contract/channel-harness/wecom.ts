import { WeComChannel } from '../../../src/channels/wecom/wecom.channel';
import { wecomApp } from '../../../src/channels/wecom/wecom.config';
import { loadConfig } from '../../../src/config/load-config';
import { systemClock } from '../../../src/observability/system-clock';
import { FieldLogger } from '../../fakes/journey';
import { type Delivered, startWeComServer, type WeComServer } from '../../fakes/wecom-server/wecom-server';
import type { ChannelHarness, FarEnd, Said, Saying, Shown } from './far-end';
import { onePixel } from './one-pixel';

const chatid = 'wrGroup1';
const asker = 'liayi';
const other = 'wangshu';
const timings = { firstPause: 5, longestPause: 40, steady: 0, draftPause: 1, storePauses: [1, 1] };

/** The real SDK against a platform on this machine. */
export const wecom: ChannelHarness = {
  name: 'wecom',
  open: async () => new Robot(await startWeComServer()),
  picturesAreDirect: true,
  lacks: {
    'mention of another member': 'what does not mention the robot is not delivered to it',
    'own message': 'what the robot says is not delivered back to it',
    'recall of the answer': 'the platform has no way to take a robot’s message back',
    'recall of the question': 'the platform does not tell what members take back',
  },
};

class Robot implements FarEnd {
  private readonly delivered = new Map<string, Delivered>();
  private connections = 0;

  constructor(private readonly server: WeComServer) {}

  channel(): WeComChannel {
    const section = JSON.parse(this.server.environment.FENNELBEAN_WECOM ?? '{}') as object;
    const environment = { FENNELBEAN_WECOM: JSON.stringify({ ...section, partCharacters: 200 }) };
    const { wecom, assistants } = loadConfig({ environment });
    const app = wecomApp(wecom, assistants);
    if (!app) throw new Error('The robot is not configured');
    return new WeComChannel({ app, clock: systemClock, logger: new FieldLogger(), timings });
  }

  async ready(): Promise<void> {
    await this.server.connected({ after: this.connections });
    this.connections++;
  }

  async say({ text = '', isPicture, quotes, by, isUnknownKind, isDirect = false }: Saying): Promise<Said> {
    const from = by === 'other' ? other : asker;
    const words = isPicture ? { image: onePixel } : isUnknownKind ? { unknown: 'red_packet' } : { text };
    const place = isDirect || isUnknownKind ? {} : { chatid };
    const quote = quotes && { text: quotes.text };
    const delivered = await this.server.deliver({ ...place, from, ...words, ...(quote && { quote }) });
    this.delivered.set(delivered.msgid, delivered);
    return { id: delivered.msgid, text };
  }

  async repeat({ id }: Said): Promise<void> {
    await this.server.redeliver({ msgid: id });
  }

  seen(): Shown[] {
    const shown: Shown[] = [];
    for (const { kind, text } of [...this.server.seen(chatid), ...this.server.seen(asker)]) {
      const last = shown.at(-1);
      if (kind !== 'image') shown.push({ text, pictures: 0 });
      else if (last) last.pictures++;
    }
    return shown;
  }

  close = () => this.server.close();
}
