import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignedSourceLinks } from '../../src/admin/signed-source-links';
import { systemClock } from '../../src/observability/system-clock';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { RunningProgram } from './running-program';
import { phone, wide } from './screens';

/** One that is free now. The program does not print its public port, since nobody opens a page there. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const linkSecret = 'secret-of-the-browser-test-32-characters';

describeInBrowser('the page of a source', (browser) => {
  let program: RunningProgram;
  let publicOrigin: string;
  let link: string;

  beforeAll(async () => {
    const port = await freePort();
    publicOrigin = `http://127.0.0.1:${port}`;
    program = await RunningProgram.start({
      FENNELBEAN_SERVER__PUBLIC_PORT: String(port),
      FENNELBEAN_SERVER__PUBLIC_URL: publicOrigin,
      FENNELBEAN_SERVER__LINK_SECRET: linkSecret,
    });
    // Asked once, since every start costs seconds; each test follows the link that the answer bears on a platform.
    const page = await browser.newPage(wide);
    await page.goto(program.link);
    const chat = new ChatPage(page);
    await chat.at('starters').waitFor();
    await chat.say('低钠盐能不能天天吃');
    const messageId = (await chat.status.last().getAttribute('data-status-of')) ?? '';
    const response = await page.request.get(`${program.origin}/api/messages/${messageId}/explanation`);
    const { questionId } = (await response.json()) as { questionId: string };
    const links = new SignedSourceLinks({ publicUrl: publicOrigin, linkSecret, linkDays: 1 }, systemClock);
    link = links.sign({ questionId, citation: 1 }) ?? '';
  }, 90_000);
  afterAll(() => program.stop());

  it('opens by its link, without the token', async () => {
    const reader = await browser.newPage(wide);
    const response = await reader.goto(link);
    expect(response?.status()).toBe(200);
    expect(await reader.locator('.quoted').innerText()).toMatch(/(?:引用的内容|认可的回答)[^]*低钠盐/);
    expect(await reader.locator('h1').innerText()).not.toBe('');
    expect(await reader.context().cookies()).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('fits a phone and fetches nothing: %s', async (colorScheme) => {
    const page = await browser.newPage({ ...phone, colorScheme });
    await page.goto(link);
    expect(await new ChatPage(page).overhang()).toBeLessThanOrEqual(0);
    expect(browser.origins()).toEqual([publicOrigin]);
    const [paper, ink] = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      const lightness = (rgb: string) => Math.max(...(rgb.match(/\d+/g) ?? []).slice(0, 3).map(Number));
      return [lightness(backgroundColor), lightness(color)] as const;
    });
    expect(paper > ink).toBe(colorScheme === 'light');
  });

  it('is kind when the link was cut short', async () => {
    const page = await browser.newPage(phone);
    const response = await page.goto(link.slice(0, -5));
    expect(response?.status()).toBe(404);
    expect(await page.locator('main').innerText()).toMatch(/没有复制完整[^]*There is nothing here/);
    // The browser itself notes the status.
    browser.complaints.splice(0);
  });

  it('is all that the public may see', async () => {
    for (const path of ['/', `/?token=${program.token}`, '/api/assistants', '/health', '/metrics']) {
      const response = await fetch(publicOrigin + path, { redirect: 'manual' });
      expect([path, response.status, await response.text()]).toEqual([path, 404, '']);
    }
    expect((await fetch(`${program.origin}/health`)).status).toBe(200);
  });
});
