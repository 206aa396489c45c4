import type { Page } from 'playwright-core';
import type { PluginView } from '../../src/core/ports/plugin-view';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { RunningProgram } from './running-program';
import { phone, wide } from './screens';

const search: PluginView = {
  name: 'web-search',
  title: { zh: '网页搜索', en: 'Web search' },
  version: '1.0.0',
  origin: 'shipped',
  kinds: ['retriever'],
  state: 'ready',
  assistants: ['research'],
  faults: 0,
  lastFault: null,
  granted: { hosts: ['who.int', '*.who.int'], environment: ['SERPER_API_KEY'] },
  problems: [],
};
const hours: PluginView = {
  ...search,
  name: 'opening-hours',
  title: { zh: '门诊时间', en: 'Opening hours' },
  origin: 'outside',
  state: 'off',
  faults: 3,
  lastFault: { code: 'too-slow', at: Date.UTC(2026, 10, 21, 4, 3) },
};
const broken: PluginView = {
  ...search,
  name: 'broken',
  title: null,
  version: null,
  state: 'refused',
  kinds: [],
  granted: { hosts: [], environment: [] },
  problems: ['plugin.json: version: three numbers, such as 1.0.0'],
};

// Three faults take their time, so the server's answers are made up; it has specs of its own.
describeInBrowser('the page of the plugins', (browser) => {
  let program: RunningProgram;
  beforeAll(async () => {
    program = await RunningProgram.start();
  }, 90_000);
  afterAll(() => program.stop());

  const open = async (page: Page, state: { plugins: PluginView[] }): Promise<ChatPage> => {
    await page.route('**/api/plugins', (route) => route.fulfill({ json: state.plugins }));
    await page.goto(program.link);
    const chat = new ChatPage(page);
    await chat.at('starters').waitFor();
    return chat;
  };

  it('is not there where there are none', async () => {
    const chat = await open(await browser.newPage(wide), { plugins: [] });
    expect(await chat.at('view-knowledge').count()).toBe(1);
    expect(await chat.at('view-plugins').count()).toBe(0);
  });

  it.each([wide, phone])('tells what each is and how it does, and switches one on again: %j', async (options) => {
    const page = await browser.newPage(options);
    const state = { plugins: [search, hours, broken] };
    await page.route('**/api/plugins/*/resume', async (route) => {
      expect(new URL(route.request().url()).pathname).toBe('/api/plugins/opening-hours/resume');
      state.plugins = [search, { ...hours, state: 'ready', faults: 0, lastFault: null }, broken];
      await route.fulfill({ status: 204 });
    });
    const chat = await open(page, state);
    await chat.at('view-plugins').click();
    await chat.at('plugins').waitFor();
    const shown = await chat.at('plugin').allInnerTexts();
    expect(shown[0]).toMatch(
      /网页搜索 · web-search.*1\.0\.0 · 随程序附带.*正常.*who\.int、\*\.who\.int.*SERPER_API_KEY/s,
    );
    expect(shown[1]).toMatch(/门诊时间.*外部.*已停用.*一小时内出错 3 次，最近一次（.*12:03）：超时。/s);
    expect(shown[2]).toMatch(/broken.*未运行.*plugin\.json: version: three numbers/s);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);

    await chat.at('plugin-resume').click();
    await chat.at('plugin-fault').waitFor({ state: 'detached' });
    expect(await chat.at('plugin-state').allInnerTexts()).toEqual(['正常', '正常', '未运行']);
  });
});
