import { FeishuServer } from '../fakes/feishu-server/feishu-server';
import { RunningProgram } from './running-program';

const appId = 'cli_browser';
const secrets = { appSecret: 'app-secret-5d1f', encryptKey: 'encrypt-key-77aa', verificationToken: 'token-91c3' };

export const li = { openId: 'ou_li', name: '李阿姨' };
export const wang = { openId: 'ou_wang', name: '王叔' };

/** A Feishu group of two members that the running program is a bot of. */
export class FeishuGroup {
  private constructor(
    readonly platform: FeishuServer,
    readonly chatId: string,
    readonly program: RunningProgram,
  ) {}

  static async start(): Promise<FeishuGroup> {
    const platform = await new FeishuServer({ speed: 1000 }).start();
    platform.addApp({ appId, ...secrets, botName: '茴香豆', botOpenId: 'ou_bot' });
    const { chatId } = platform.addChat({ name: '高血压互助', members: [li, wang], appIds: [appId] });
    const program = await RunningProgram.start({
      FENNELBEAN_FEISHU__APP_ID: appId,
      FENNELBEAN_FEISHU__MODE: 'webhook',
      FENNELBEAN_FEISHU__DOMAIN: platform.domain,
      FENNELBEAN_FEISHU__APP_SECRET: secrets.appSecret,
      FENNELBEAN_FEISHU__ENCRYPT_KEY: secrets.encryptKey,
      FENNELBEAN_FEISHU__VERIFICATION_TOKEN: secrets.verificationToken,
    });
    platform.subscribe(appId, { mode: 'webhook', url: `${program.origin}/webhooks/feishu/main` });
    return new FeishuGroup(platform, chatId, program);
  }

  /** @returns the id of the message */
  say(text: string, member = li): string {
    return this.platform.say(this.chatId, member.openId, text).messageId;
  }

  async stop(): Promise<void> {
    await this.program.stop();
    await this.platform.stop();
  }
}
