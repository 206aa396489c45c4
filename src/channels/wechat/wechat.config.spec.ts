import { loadConfig } from '../../config/load-config';
import { wechatSettings } from './wechat-settings';
import { wechatAssistants, wechatConfig } from './wechat.config';

/** What the program says at its start of a section like this; the empty text when it takes it. */
const problemsOf = (wechat: unknown): string => {
  try {
    loadConfig({ environment: { FENNELBEAN_WECHAT: JSON.stringify(wechat) } });
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

it('is off by itself, and the risk is not accepted', () => {
  const config = wechatConfig.parse({});
  expect(wechatSettings(config)).toBeNull();
  expect(config.acceptBanRisk).toBe(false);
});

it('leaves groups and direct chats alone that nobody named', () => {
  const settings = wechatSettings(wechatConfig.parse({ puppet: 'wechaty-puppet-padlocal' }));
  expect(settings).toMatchObject({ groups: {} });
  expect(settings?.assistant ?? settings?.directAssistant).toBeUndefined();
});

it.each(['wechaty-puppet-padlocal', '@juzi/wechaty-puppet-service', '/opt/puppets/own.js', 'C:\\puppets\\own.js'])(
  'takes the puppet %s',
  (puppet) => {
    expect(problemsOf({ puppet })).toBe('');
  },
);

it.each(['../own.js', 'two words', 'http://puppet'])('refuses the puppet %s', (puppet) => {
  expect(problemsOf({ puppet })).toContain('the name of a puppet');
});

it('names quiet hours and session files that cannot be', () => {
  const problems = problemsOf({ quietHours: 'at night', sessionFile: 'session.txt' });
  expect(problems).toContain('two times, such as 23:00-07:00');
  expect(problems).toContain('a path that ends in .memory-card.json');
  expect(problemsOf({ quietHours: '23:00-23:00' })).toContain('two times that differ');
});

it('names an assistant that is not there', () => {
  const wechat = { assistant: 'patients', groups: { 患者群: 'patient' }, directAssistant: 'nobody' };
  expect(wechatAssistants(wechatConfig.parse(wechat)).map(({ assistant }) => assistant)).toEqual([
    'patients',
    'patient',
    'nobody',
  ]);
  const problems = problemsOf(wechat);
  expect(problems).toContain('患者群');
  expect(problems).toContain('directAssistant');
  expect(problems).toContain('the name of an assistant: patients, research');
});
