import { Client, LoggerLevel } from '@larksuiteoapi/node-sdk';
import { FeishuServer } from '../fakes/feishu-server/feishu-server';

const appId = 'cli_0123456789abcdef';
const quiet = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
};

describe('FeishuServer', () => {
  it('posts one message for two requests with one uuid', async () => {
    const server = await new FeishuServer().start();
    server.addApp({ appId, appSecret: 'secret', encryptKey: 'key', verificationToken: 'token', botName: 'Fennel' });
    const chat = server.addChat({ members: [{ openId: 'ou_1', name: 'Ann' }], appIds: [appId] });
    const said = server.say(chat.chatId, 'ou_1', 'hello', { mentionBot: true });
    const client = new Client({
      appId,
      appSecret: 'secret',
      domain: server.domain,
      logger: quiet,
      loggerLevel: LoggerLevel.fatal,
    });
    const reply = () =>
      client.im.v1.message.reply({
        path: { message_id: said.messageId },
        data: { msg_type: 'text', content: JSON.stringify({ text: 'hi <at user_id="ou_1"></at>' }), uuid: 'a' },
      });
    const first = await reply();
    const second = await reply();
    expect(second.data?.message_id).toBe(first.data?.message_id);
    expect(server.repliesTo(said.messageId)).toHaveLength(1);
    await server.stop();
  });
});
