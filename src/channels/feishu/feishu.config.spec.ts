import { loadConfig } from '../../config/load-config';
import { feishuApps } from './feishu.config';

const id = 'cli_a1b2c3d4e5f60718';
const one = { FENNELBEAN_FEISHU__APP_ID: id, FENNELBEAN_FEISHU__APP_SECRET: 'hidden-secret' };
const keys = { FENNELBEAN_FEISHU__ENCRYPT_KEY: 'hidden-key', FENNELBEAN_FEISHU__VERIFICATION_TOKEN: 'hidden-token' };
const webhook = { FENNELBEAN_FEISHU__MODE: 'webhook' };

const load = (environment: Record<string, string>) => loadConfig({ environment });
const apps = (environment: Record<string, string>) => {
  const { feishu, assistants } = load(environment);
  return feishuApps(feishu, assistants);
};
const others = (list: object[]) => ({ FENNELBEAN_FEISHU__OTHER_APPS: JSON.stringify(list) });
const problemOf = (environment: Record<string, string>): string => {
  try {
    load(environment);
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

it('is off until an app is named', () => {
  expect(apps({})).toEqual([]);
});

it('serves one app by a long connection unless it is told otherwise', () => {
  expect(apps(one)).toEqual([
    {
      name: 'main',
      appId: id,
      appSecret: 'hidden-secret',
      mode: 'connection',
      assistant: 'patients',
      groups: {},
      requireMention: false,
      domain: 'https://open.feishu.cn',
      partCharacters: 2000,
    },
  ]);
});

it('serves several apps', () => {
  const other = { name: 'lab', appId: 'cli_ffffffffffffffff', appSecret: 's', domain: 'lark', assistant: 'research' };
  expect(apps({ ...one, ...others([other]) }).map(({ name, domain, assistant }) => [name, domain, assistant])).toEqual([
    ['main', 'https://open.feishu.cn', 'patients'],
    ['lab', 'https://open.larksuite.com', 'research'],
  ]);
});

it('takes a platform of one’s own, and no other addresses', () => {
  expect(apps({ ...one, FENNELBEAN_FEISHU__DOMAIN: 'http://127.0.0.1:1/' })[0]?.domain).toBe('http://127.0.0.1:1');
  expect(problemOf({ ...one, FENNELBEAN_FEISHU__DOMAIN: 'ftp://x' })).toMatch(/feishu\.domain: found "ftp:\/\/x"/);
});

describe('what is wrong', () => {
  const missing = (option: string, variable: string) =>
    new RegExp(`feishu\\.${option}: found nothing.*FENNELBEAN_FEISHU__${variable}`);

  it.each([
    ['no secret', { FENNELBEAN_FEISHU__APP_ID: id }, missing('appSecret', 'APP_SECRET')],
    ['a webhook without an encrypt key', { ...one, ...webhook }, missing('encryptKey', 'ENCRYPT_KEY')],
    ['a webhook without a token', { ...one, ...webhook }, missing('verificationToken', 'VERIFICATION_TOKEN')],
    ['an id that the SDK never connects', { ...one, FENNELBEAN_FEISHU__APP_ID: 'cli_short' }, /found "cli_short".*16/],
    [
      'an assistant that is none',
      { ...one, FENNELBEAN_FEISHU__ASSISTANT: 'x' },
      /feishu\.assistant: found "x".*patients/,
    ],
    ['a group’s assistant that is none', { FENNELBEAN_FEISHU__GROUPS: '{"oc_1":"x"}' }, /feishu\.groups\.oc_1.*"x"/],
    ['one app twice', { ...one, ...others([{ name: 'b', appId: id, appSecret: 's' }]) }, /otherApps.*differ/],
    ['a name that is taken', others([{ name: 'main', appId: id, appSecret: 's' }]), /otherApps\[0\]\.name/],
    ['another app without its secret', others([{ name: 'b', appId: id }]), /otherApps\[0\]\.appSecret: found nothing/],
    ['another app’s typing error', others([{ name: 'b', appId: id, appSecrt: 's' }]), /appSecrt.*mean.*appSecret/],
  ])('%s', (_, environment, message) => {
    expect(problemOf(environment)).toMatch(message);
  });

  it('shows no secret', () => {
    expect(problemOf({ ...one, ...keys, FENNELBEAN_FEISHU__APP_ID: 'cli_short' })).not.toContain('hidden');
    expect(problemOf(others([{ name: 'B!', appId: id, appSecret: 'hidden' }]))).not.toContain('hidden');
  });

  it('is nothing with a webhook that has both', () => {
    expect(apps({ ...one, ...keys, ...webhook, FENNELBEAN_FEISHU__APP_ID: 'cli_short' })).toHaveLength(1);
  });
});
