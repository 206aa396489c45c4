import { linksConfig } from './links.config';

const problemsOf = (allowedHosts: unknown): string[] => {
  const parsed = linksConfig.safeParse({ allowedHosts });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('the hosts that links may name', () => {
  it('are the public accounts of WeChat unless somebody says otherwise', () => {
    expect(linksConfig.parse({}).allowedHosts).toEqual(['mp.weixin.qq.com']);
  });

  it('are names of public hosts, in any case of letters', () => {
    const names = ['mp.weixin.qq.com', ' Blog.Example.ORG ', 'xn--fiq228c.com', 'a.xn--p1ai', '1-2.example.cn'];
    expect(linksConfig.parse({ allowedHosts: names }).allowedHosts).toEqual(
      names.map((name) => name.trim().toLowerCase()),
    );
  });

  it.each([
    ...['127.0.0.1', '10.0.0.5', '2130706433', '0x7f.0.0.1', '127.1', '[::1]', '::1', 'fe80::1%eth0'],
    ...[
      'localhost',
      'LOCALHOST',
      'wiki.localhost',
      'nas.local',
      'metadata.google.internal',
      'router.lan',
      'nas.home.arpa',
    ],
    ...[
      'redis',
      'https://mp.weixin.qq.com',
      'mp.weixin.qq.com/s',
      'mp.weixin.qq.com:8000',
      'mp.weixin.qq.com.',
      '*.qq.com',
    ],
    ...['', 'a..example.com', '-a.example.com', 'user@example.com', '文章.example', `${'a'.repeat(64)}.com`],
  ])('are never %p, and the entry is named', (name) => {
    const [problem, ...others] = problemsOf(['mp.weixin.qq.com', name]);
    expect(problem).toMatch(/^allowedHosts\.1: the whole name of a public host/);
    expect(others).toEqual([]);
  });

  it('are at least one: to read none there is the switch', () => {
    expect(problemsOf([])).toHaveLength(1);
  });
});
