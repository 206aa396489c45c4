import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome } from '../../src/core/outcome';
import type { SyncReport } from '../../src/knowledge/sync-origins.use-case';
import { hasGit } from '../support/has-git';
import { ProgramFolder } from './program-folder';
import { command } from './run-program';

let folder: ProgramFolder;
beforeEach(() => {
  folder = new ProgramFolder().withSmallKnowledge();
  folder.config.knowledge = { folder: join(folder.path, 'knowledge'), originsFolder: join(folder.path, 'origins') };
});
afterEach(() => {
  folder.remove();
});

const manifest = (origins: string): string => `title: 高血压\nlanguage: zh\nassistant: patients\norigins:\n${origins}`;

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: join(folder.path, 'lab'),
    stdio: 'pipe',
  }).toString();

(hasGit() ? it : it.skip)(
  'a question is answered from a repository once it was synchronised (skipped without git)',
  async () => {
    folder.write({
      'lab/docs/pressure.md': '# 运动\n\n高血压病人每周快走五次，每次三十分钟。\n',
      'knowledge/patients/knowledge.yaml': manifest(
        '- {name: lab, kind: git, repository: ../../lab, folder: docs, pageUrl: "https://git.example.org/{path}"}\n',
      ),
    });
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--quiet', '--message=x');
    const synced = await command(folder, ['sync', '--json']);
    expect([synced.exitCode, synced.stderr]).toEqual([0, '']);
    expect(JSON.parse(synced.stdout) as SyncReport).toMatchObject({
      origins: [{ knowledgeBase: 'patients', name: 'lab', added: 1, problem: null }],
      ingest: { bases: [{ name: 'patients', documents: 3 }] },
    });
    const asked = await command(folder, ['ask', '高血压病人每周快走几次', '--json']);
    const { answer } = JSON.parse(asked.stdout) as Outcome;
    expect(answer?.text).toContain('每周快走五次');
    expect(answer?.citations).toMatchObject([{ url: 'https://git.example.org/docs/pressure.md' }]);
    const again = await command(folder, ['sync', 'patients', '--origin', 'lab']);
    expect([again.exitCode, again.stdout]).toEqual([0, expect.stringMatching(/patients +lab +git +0 +0 +1 +0 +0/)]);
  },
);

it('says what cannot be read: 1 for an origin, 2 for its settings or a name', async () => {
  folder.write({
    'knowledge/patients/knowledge.yaml': manifest(
      '- {name: lab, kind: git, repository: ./none}\n- {name: w, kind: feishu-wiki, space: "12345"}\n',
    ),
  });
  const [failed, unknown] = await Promise.all([command(folder, ['sync']), command(folder, ['sync', 'none'])]);
  expect([failed.exitCode, failed.stderr]).toEqual([
    1,
    expect.stringMatching(/error: patients\/lab: not listed in full.*\n.*patients\/w:.*app "main" is not configured/s),
  ]);
  expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining('there are: patients.')]);
  folder.write({
    'knowledge/patients/knowledge.yaml': manifest('- {name: lab, kind: git, repository: "ext::sh -c x"}\n'),
  });
  const faulty = await command(folder, ['sync']);
  expect([faulty.exitCode, faulty.stderr]).toEqual([2, expect.stringContaining('patients/knowledge.yaml:5: ')]);
});
