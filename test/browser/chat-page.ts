import type { Locator, Page } from 'playwright-core';

const patience = 15_000;

/** The group chat as a person at the screen uses it. */
export class ChatPage {
  constructor(readonly page: Page) {}

  /** Says something as one of the members and waits until it is known what became of it. */
  async say(text: string, member?: string): Promise<Locator> {
    const before = await this.status.count();
    if (member !== undefined) await this.at('member-select').locator('label', { hasText: member }).click();
    await this.at('composer-input').fill(text);
    await this.at('send-button').click();
    await this.settled(before + 1);
    return this.status.last();
  }

  /** Waits until there are so many messages and none is being worked on. */
  async settled(count: number): Promise<void> {
    await this.status.nth(count - 1).waitFor({ timeout: patience });
    await this.page.waitForFunction(
      () => document.querySelector('[data-testid="status-button"][data-kind="pending"]') === null,
      undefined,
      { timeout: patience },
    );
  }

  /** `answered`, `silent`, … of every message, oldest first. */
  kinds(): Promise<(string | null)[]> {
    return this.status.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-kind')));
  }

  get status(): Locator {
    return this.at('status-button');
  }

  at(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  /** What has the focus: its test id, or else the name of its element. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('data-testid') ?? element?.tagName.toLowerCase() ?? '';
    });
  }

  /** By how much the page is wider than the screen. */
  overhang(): Promise<number> {
    return this.page.evaluate(() => {
      const widths = [...document.querySelectorAll('body *')]
        .filter((element) => element.closest('[role="radiogroup"]') === null)
        .map((element) => element.getBoundingClientRect().right);
      return Math.max(document.documentElement.scrollWidth, ...widths) - window.innerWidth;
    });
  }
}
