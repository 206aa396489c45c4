import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import { hasGit } from '../../../test/support/has-git';
import { OriginError, type OriginItem } from '../../core/ports/document-origin';
import { GitOrigin, type GitOriginOptions } from './git.origin';
import { GitRunner, type GitLimits } from './run-git';

const searchPath = process.env.PATH ?? '';
const describeWithGit = hasGit() ? describe : describe.skip;

describeWithGit('a git repository as an origin (skipped where git is not installed)', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder();
    mkdirSync(join(folder.path, 'lab'));
    commit({
      'docs/a.md': '# A',
      'docs/deep/b.md': '# B',
      'docs/c.py': 'pass',
      'g.json': '[]',
      'e.md': '# E',
      '.github/f.md': '# F',
    });
  });
  afterEach(() => {
    folder.remove();
  });

  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: join(folder.path, 'lab'),
      env: { PATH: searchPath, HOME: folder.path, GIT_CONFIG_NOSYSTEM: '1' },
      stdio: 'pipe',
    }).toString();

  function commit(files: Readonly<Record<string, string>>): void {
    if (!existsSync(join(folder.path, 'lab/.git'))) git('init', '--quiet', '--initial-branch=main');
    folder.write(Object.fromEntries(Object.entries(files).map(([path, text]) => [`lab/${path}`, text])));
    git('add', '--all');
    git('commit', '--quiet', '--message=x');
  }

  function origin(options: Partial<GitOriginOptions> = {}, limits: Partial<GitLimits> = {}): GitOrigin {
    const runner = new GitRunner(searchPath, {
      ...{ milliseconds: 20_000, repositoryBytes: 10_000_000, outputBytes: 10_000_000 },
      ...limits,
    });
    return new GitOrigin({
      ...{ name: 'lab', repository: './lab', baseFolder: folder.path, cache: join(folder.path, 'cache'), git: runner },
      reads: (path) => /\.(md|py|json)$/.test(path),
      ...options,
    });
  }

  const itemsOf = async (from: GitOrigin): Promise<OriginItem[]> => {
    const items: OriginItem[] = [];
    for await (const item of from.documents({ find: () => null })) items.push(item);
    return items;
  };

  async function textsOf(from: GitOrigin): Promise<Record<string, string>> {
    const texts: Record<string, string> = {};
    for (const item of await itemsOf(from)) {
      if (item.status === 'document') texts[item.document.path] = Buffer.from(await item.bytes()).toString();
      else texts[item.path] = `${item.status}: ${item.message}`;
    }
    return texts;
  }

  const failureOf = async (from: GitOrigin): Promise<string> => {
    try {
      await itemsOf(from);
    } catch (error) {
      if (error instanceof OriginError) return error.message;
      throw error;
    }
    throw new Error('It did not fail.');
  };

  it('gives what is read of its newest commit, and the same version until it changes', async () => {
    const before = await itemsOf(origin());
    expect(await textsOf(origin())).toEqual({ 'docs/a.md': '# A', 'docs/deep/b.md': '# B', 'e.md': '# E' });
    commit({ 'e.md': '# New' });
    folder.write({ 'lab/e.md': 'not committed' });
    const versions = (items: OriginItem[]) => items.map((item) => item.status === 'document' && item.document.version);
    const after = versions(await itemsOf(origin()));
    expect(versions(before).map((version, at) => version === after[at])).toEqual([true, true, false]);
    expect(await textsOf(origin())).toMatchObject({ 'e.md': '# New' });
  });

  it('keeps to a folder, to patterns and to a branch', async () => {
    expect(Object.keys(await textsOf(origin({ folder: 'docs' })))).toEqual(['a.md', 'deep/b.md']);
    expect(Object.keys(await textsOf(origin({ include: ['docs/*.md', 'e.*'] })))).toEqual(['docs/a.md', 'e.md']);
    expect(Object.keys(await textsOf(origin({ include: ['**/*.{py,json,png}'] })))).toEqual(['docs/c.py', 'g.json']);
    git('checkout', '--quiet', '-b', 'next');
    commit({ 'n.md': '# N' });
    git('checkout', '--quiet', 'main');
    expect(Object.keys(await textsOf(origin({ branch: 'next' })))).toContain('n.md');
    expect(Object.keys(await textsOf(origin({ branch: 'main' })))).not.toContain('n.md');
  });

  it('reads Chinese names and side files, and says where a document is shown', async () => {
    commit({ 'docs/饮食 一.md': '# 盐', 'docs/a.md.meta.yaml': 'title: 甲' });
    const items = await itemsOf(origin({ folder: 'docs', pageUrl: 'https://git.example.org/lab/{path}' }));
    const shown = items.flatMap((item) =>
      item.status === 'document' ? [[item.document.path, item.document.url]] : [],
    );
    expect(Object.fromEntries(shown)).toMatchObject({
      'a.md': 'https://git.example.org/lab/docs/a.md',
      'a.md.meta.yaml': null,
      '饮食 一.md': 'https://git.example.org/lab/docs/%E9%A5%AE%E9%A3%9F%20%E4%B8%80.md',
    });
  });

  it('follows no link, whether it leads outside or not', async () => {
    folder.write({ 'secret.md': 'not yours' });
    symlinkSync('../secret.md', join(folder.path, 'lab/out.md'));
    symlinkSync('docs', join(folder.path, 'lab/in.md'));
    commit({});
    const texts = await textsOf(origin());
    expect([texts['out.md'], texts['in.md']]).toEqual(Array(2).fill(expect.stringMatching(/^refused: A link/)));
  });

  it('runs no hook, filter or program of the repository or of the user', async () => {
    const touched = join(folder.path, 'touched');
    folder.write({ 'lab/.git/hooks/post-checkout': `#!/bin/sh\ntouch ${touched}\n` });
    chmodSync(join(folder.path, 'lab/.git/hooks/post-checkout'), 0o755);
    git('config', 'filter.x.smudge', `touch ${touched}`);
    git('config', 'core.fsmonitor', `touch ${touched}`);
    commit({ '.gitattributes': '*.md filter=x\n' });
    folder.delete('touched');
    expect(Object.keys(await textsOf(origin()))).toContain('e.md');
    expect(existsSync(touched)).toBe(false);
  });

  it.each([
    ['ext::sh -c touch% x', /git could not do it/],
    ['none', /git could not do it/],
  ])('cannot be led to %j', async (repository, message) => {
    expect(await failureOf(origin({ repository }))).toMatch(message);
    expect(existsSync(join(folder.path, 'x'))).toBe(false);
  });

  it('names what is missing: the branch, the folder, git itself', async () => {
    expect(await failureOf(origin({ branch: 'none' }))).toContain('Look at the name of the branch.');
    expect(await failureOf(origin({ folder: 'none' }))).toBe('The repository has no folder "none" at this branch.');
    const git = new GitRunner(folder.path, { milliseconds: 5000, repositoryBytes: 1e6, outputBytes: 1e6 });
    expect(await failureOf(origin({ git }))).toContain('git is not installed');
  });

  it('is ended when it takes too long or is too large, and what was there stays', async () => {
    await textsOf(origin());
    commit({ 'e.md': '# New' });
    expect(await failureOf(origin({}, { outputBytes: 10 }))).toContain('too large');
    expect(await failureOf(origin({}, { milliseconds: 1 }))).toContain('took longer than');
    const stored = join(folder.path, 'cache/repository.git/refs/fennelbean/fetched');
    expect(readFileSync(stored, 'utf8')).not.toContain(git('rev-parse', 'HEAD').trim());
  });

  it('stops with its signal', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(
      origin()
        .documents({ find: () => null }, signal)
        .next(),
    ).rejects.toThrow('stopped');
  });
});
