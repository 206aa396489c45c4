import { loadConfig } from '../config/load-config';

const load = (environment: Record<string, string>) => loadConfig({ environment }).server;
const secret = 'a-secret-of-more-than-thirty-two-characters';

describe('serverConfig', () => {
  it('makes no links and opens nothing to the public unless told to', () => {
    expect(load({})).toMatchObject({ publicHost: '127.0.0.1', linkDays: 30 });
    expect(load({}).publicPort).toBeUndefined();
    expect(load({}).publicUrl).toBeUndefined();
  });

  it('refuses a public address without a secret to sign its links', () => {
    expect(() => load({ FENNELBEAN_SERVER__PUBLIC_URL: 'https://bean.example.org' })).toThrow(
      /FENNELBEAN_SERVER__PUBLIC_URL server\.publicUrl: .*Allowed: .*FENNELBEAN_SERVER__LINK_SECRET/,
    );
  });

  it('takes both', () => {
    const given = { FENNELBEAN_SERVER__PUBLIC_URL: 'https://bean.example.org', FENNELBEAN_SERVER__LINK_SECRET: secret };
    expect(load(given)).toMatchObject({ publicUrl: 'https://bean.example.org', linkSecret: secret });
  });

  it('refuses a short secret without showing it', () => {
    const short = 'only-a-few-characters';
    const loading = () => load({ FENNELBEAN_SERVER__LINK_SECRET: short });
    expect(loading).toThrow(/server\.linkSecret/);
    expect(loading).not.toThrow(short);
  });
});
