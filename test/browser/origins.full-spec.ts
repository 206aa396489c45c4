import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { hasGit } from '../support/has-git';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { RunningProgram } from './running-program';
import { wide } from './screens';

describeInBrowser('origins on the page of knowledge (skipped where git is not installed)', (browser) => {
  let program: RunningProgram | undefined;
  const folder = new TemporaryFolder();

  beforeAll(async () => {
    if (!hasGit()) return;
    folder.write({
      'bases/handbook/knowledge.yaml':
        'title: 高血压手册\nlanguage: zh\nassistant: patients\norigins:\n- {name: lab, kind: git, repository: ../../lab}\n- {name: wiki, kind: feishu-wiki, space: "12345"}\n',
      'bases/handbook/diet.md': '# 饮食\n\n高血压病人每天吃盐不超过 5 克。\n',
      'lab/move.md': '# 运动\n\n高血压病人每周快走五次。\n',
    });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: join(folder.path, 'lab'),
        stdio: 'ignore',
      });
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message=x');
    program = await RunningProgram.start({
      FENNELBEAN_KNOWLEDGE__FOLDER: join(folder.path, 'bases'),
      FENNELBEAN_KNOWLEDGE__ORIGINS_FOLDER: join(folder.path, 'origins'),
    });
  }, 90_000);
  afterAll(async () => {
    await program?.stop();
    folder.remove();
  });

  (hasGit() ? it : it.skip)(
    'are fetched by a button; their documents appear, and what was not read is told',
    async () => {
      const page = await browser.newPage(wide);
      await page.goto(program?.link ?? '');
      const chat = new ChatPage(page);
      await chat.at('view-knowledge').click();
      await chat.at('origin-notes').filter({ hasText: '2 个外部来源，还没有同步过' }).waitFor();
      await chat.at('sync-origins').click();
      await chat.at('origin-notes').filter({ hasText: '1 篇有变化' }).waitFor({ timeout: 15_000 });
      await chat.at('document').filter({ hasText: 'origin/lab/move.md' }).waitFor({ timeout: 15_000 });
      await chat.at('origin-notes').getByText('1 篇没有取到').click();
      expect(await chat.at('origin-notes').innerText()).toContain('The Feishu app "main" is not configured');
      await page.close();
    },
    60_000,
  );
});
