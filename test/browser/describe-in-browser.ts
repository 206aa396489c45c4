import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium, installChromium } from './chromium';

/** Pages look for what is new at longer intervals; so much longer would only be waited for. */
const LONGEST_INTERVAL_MILLISECONDS = 1_000;

/** Runs in the page. */
function shortenIntervals(longest: number): void {
  const interval = window.setInterval.bind(window) as (handler: TimerHandler, milliseconds?: number) => number;
  Object.defineProperty(window, 'setInterval', {
    value: (handler: TimerHandler, milliseconds?: number) => interval(handler, Math.min(milliseconds ?? 0, longest)),
  });
}

/** What a suite gets to open pages with. */
export interface BrowserOfSuite {
  /** A page in a context of its own, closed after the test. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** What pages wrote as error or warning in this test; a test takes out what it expects. */
  complaints: string[];
  /** Where pages asked for something in this test. */
  origins(): string[];
}

/** A suite that needs a browser: skipped where none is installed, unless this is CI. A page must not complain. */
export function describeInBrowser(name: string, body: (browser: BrowserOfSuite) => void): void {
  const executablePath = findChromium();
  if (executablePath === null && process.env.CI !== 'true') {
    it.skip(`${name}: install a browser to run this (${installChromium})`, () => undefined);
    return;
  }
  describe(name, () => {
    jest.setTimeout(60_000);
    let browser: Browser;
    const contexts: BrowserContext[] = [];
    let requested: string[] = [];
    const suite: BrowserOfSuite = {
      complaints: [],
      origins: () => [...new Set(requested.map((url) => new URL(url).origin))],
      newPage: async (options) => {
        const context = await browser.newContext({ timezoneId: 'Asia/Shanghai', ...options });
        contexts.push(context);
        await context.addInitScript(shortenIntervals, LONGEST_INTERVAL_MILLISECONDS);
        context.on('request', (request) => requested.push(request.url()));
        const page = await context.newPage();
        page.on('console', (line) => {
          if (line.type() === 'error' || line.type() === 'warning') suite.complaints.push(line.text());
        });
        page.on('pageerror', (error) => suite.complaints.push(String(error)));
        return page;
      },
    };

    beforeAll(async () => {
      if (executablePath === null) throw new Error(`There is no browser. Run: ${installChromium}`);
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    }, 60_000);
    afterAll(() => browser.close());
    beforeEach(() => {
      requested = [];
      suite.complaints = [];
    });
    afterEach(async () => {
      for (const context of contexts.splice(0)) await context.close();
      expect(suite.complaints).toEqual([]);
    });
    body(suite);
  });
}
