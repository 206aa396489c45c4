import { loadConfig } from '../../config/load-config';
import { wecomApp } from './wecom.config';

const bot = { FENNELBEAN_WECOM__BOT_ID: 'aibX1y2Z3', FENNELBEAN_WECOM__SECRET: 'hidden-secret' };

const appIn = (environment: Record<string, string>) => {
  const { wecom, assistants } = loadConfig({ environment });
  return wecomApp(wecom, assistants);
};

const problemOf = (environment: Record<string, string>): string => {
  try {
    loadConfig({ environment });
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

it('is off until a robot is named', () => {
  expect(appIn({})).toBeNull();
});

it('serves the robot by the public platform unless it is told otherwise', () => {
  expect(appIn(bot)).toEqual({
    botId: 'aibX1y2Z3',
    secret: 'hidden-secret',
    assistant: 'patients',
    groups: {},
    botName: undefined,
    partCharacters: 2000,
    wsUrl: 'wss://openws.work.weixin.qq.com',
  });
});

it('takes a private deployment, and other assistants', () => {
  const changed = appIn({
    ...bot,
    FENNELBEAN_WECOM__WS_URL: 'ws://127.0.0.1:1',
    FENNELBEAN_WECOM__ASSISTANT: 'research',
    FENNELBEAN_WECOM__GROUPS: '{"wr1":"patients"}',
  });
  expect(changed).toMatchObject({ wsUrl: 'ws://127.0.0.1:1', assistant: 'research', groups: { wr1: 'patients' } });
});

it.each([
  ['no secret', { FENNELBEAN_WECOM__BOT_ID: 'aibX' }, /wecom\.secret: found nothing.*FENNELBEAN_WECOM__SECRET/],
  ['the number of the page', { ...bot, FENNELBEAN_WECOM__BOT_ID: '1234567' }, /wecom\.botId: found "1234567".*Bot ID/],
  ['an address that is none', { ...bot, FENNELBEAN_WECOM__WS_URL: 'https://x' }, /wecom\.wsUrl: found "https:\/\/x"/],
  ['an assistant that is none', { ...bot, FENNELBEAN_WECOM__ASSISTANT: 'x' }, /wecom\.assistant: found "x".*patients/],
  ['a group’s assistant that is none', { FENNELBEAN_WECOM__GROUPS: '{"wr1":"x"}' }, /wecom\.groups\.wr1.*"x"/],
])('says what is wrong: %s, and shows no secret', (_, environment, message) => {
  expect(problemOf(environment)).toMatch(message);
  expect(problemOf(environment)).not.toContain('hidden');
});
