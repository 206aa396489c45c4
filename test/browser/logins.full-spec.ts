import type { Page } from 'playwright-core';
import { drawQrCode } from '../../src/admin/draw-qr-code';
import type { LoginView } from '../../src/core/login-view';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { RunningProgram } from './running-program';
import { phone, wide } from './screens';

const since = Date.UTC(2026, 10, 21, 4, 3);

// Nobody can log in to WeChat here, so the server's answers are made up.
describeInBrowser('an account that a person logs in to', (browser) => {
  let program: RunningProgram;

  beforeAll(async () => {
    program = await RunningProgram.start();
  }, 90_000);
  afterAll(() => program.stop());

  const login = (changes: Partial<LoginView> = {}): LoginView => ({
    channel: 'wechat',
    app: '',
    state: 'waiting-for-scan',
    qrCode: null,
    since,
    ...changes,
  });
  /** Shows what `state` holds, which the test changes. */
  const open = async (page: Page, state: { logins: LoginView[] }): Promise<ChatPage> => {
    await page.route('**/api/logins', (route) => route.fulfill({ json: state.logins }));
    await page.goto(program.link);
    const chat = new ChatPage(page);
    await chat.at('starters').waitFor();
    return chat;
  };

  it.each([wide, phone])(
    'is logged in with a code that a phone can read, at a risk that is told: %j',
    async (options) => {
      const page = await browser.newPage({ ...options, colorScheme: 'dark' });
      const state = { logins: [login({ qrCode: await drawQrCode('https://login.example.org/l/4fd1') })] };
      const renewed: string[] = [];
      await page.route('**/api/logins/*/renew', async (route) => {
        renewed.push(new URL(route.request().url()).pathname);
        state.logins = [login({ qrCode: await drawQrCode('https://login.example.org/l/another-one-that-is-longer') })];
        await route.fulfill({ status: 204 });
      });
      const chat = await open(page, state);
      expect(await chat.at('login-banner').innerText()).toMatch(/微信在等人扫码登录/);
      await chat.at('login-open').click();
      const code = chat.at('qr-code');
      await code.waitFor();
      expect(await chat.at('ban-risk').innerText()).toMatch(/可能被限制或封禁/);
      const box = await code.boundingBox();
      expect(box?.width).toBeGreaterThanOrEqual(200);
      expect(await code.locator('rect').getAttribute('fill')).toBe('#fff');
      expect(await chat.overhang()).toBeLessThanOrEqual(0);

      const drawn = await code.locator('path').getAttribute('d');
      await chat.at('login-renew').click();
      await page.waitForFunction(
        (old) => document.querySelector('[data-testid="qr-code"] path')?.getAttribute('d') !== old,
        drawn,
      );
      expect(renewed).toEqual(['/api/logins/wechat/renew']);

      state.logins = [login()];
      await page.getByText('请在手机上确认').last().waitFor();
      state.logins = [login({ state: 'logged-in', app: 'wxid_1' })];
      await page.getByText('登录好了').waitFor();
      expect(await chat.at('login-banner').count()).toBe(0);
      expect(await chat.at('login-renew').count()).toBe(0);
    },
  );

  it('alerts when it is logged out, and can be logged in again', async () => {
    const page = await browser.newPage(phone);
    const chat = await open(page, { logins: [login({ state: 'logged-out', app: 'wxid_1' })] });
    expect(await chat.at('login-banner').getAttribute('role')).toBe('alert');
    expect(await chat.at('login-banner').innerText()).toMatch(/微信已退出登录（11月21日 12:03）[^]*重新登录/);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
    await page.route('**/api/logins/*/renew', (route) => route.fulfill({ status: 500, json: {} }));
    await chat.at('login-open').click();
    await chat.at('login-renew').click();
    await page.getByText('没能换码').waitFor();
    // The browser itself notes the status.
    browser.complaints.splice(0);
  });

  it('is not mentioned where all are logged in', async () => {
    const page = await browser.newPage(wide);
    const asked = page.waitForResponse('**/api/logins');
    const chat = await open(page, { logins: [login({ state: 'logged-in', app: 'wxid_1' })] });
    await asked;
    expect(await chat.at('login-banner').count()).toBe(0);
  });
});
