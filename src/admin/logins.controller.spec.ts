import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { adminApi } from '../../test/fakes/admin-api';
import type { LoginView } from '../core/login-view';
import { type ChannelLogin, ChannelLogins } from '../core/ports/channel-login';
import { LoginsController } from './logins.controller';

const secret = 'https://login.example.org/l/QbX81tPz==';

describe('LoginsController', () => {
  let app: NestFastifyApplication;
  let logins: ChannelLogin[] = [];

  beforeAll(async () => {
    app = await adminApi(LoginsController, [
      {
        provide: ChannelLogins,
        useValue: { list: () => logins, renew: (channel: string) => Promise.resolve(channel === 'wechat') },
      },
    ]);
  });
  afterAll(() => app.close());

  it('draws the code that is to be scanned, and keeps its text to itself', async () => {
    logins = [{ channel: 'wechat', app: '', state: 'waiting-for-scan', qrText: secret, since: 7 }];
    const answer = await app.inject({ method: 'GET', url: '/api/logins' });
    const [login] = answer.json<LoginView[]>();
    expect(login).toMatchObject({ channel: 'wechat', state: 'waiting-for-scan', since: 7 });
    expect(login?.qrCode?.size).toBeGreaterThanOrEqual(21);
    expect(login?.qrCode?.path).toMatch(/^M0 0h7v1h-7z/);
    expect(answer.body).not.toContain('QbX81tPz');
  });

  it('draws nothing where there is nothing to scan', async () => {
    logins = [{ channel: 'wechat', app: 'wxid_1', state: 'logged-in', qrText: null, since: 7 }];
    const answer = await app.inject({ method: 'GET', url: '/api/logins' });
    expect(answer.json()).toEqual([{ channel: 'wechat', app: 'wxid_1', state: 'logged-in', qrCode: null, since: 7 }]);
  });

  it('asks for a new code, of a channel that has any', async () => {
    expect((await app.inject({ method: 'POST', url: '/api/logins/wechat/renew' })).statusCode).toBe(204);
    expect((await app.inject({ method: 'POST', url: '/api/logins/feishu/renew' })).statusCode).toBe(404);
  });
});
