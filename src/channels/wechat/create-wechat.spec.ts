import { FieldLogger } from '../../../test/fakes/journey';
import { systemClock } from '../../observability/system-clock';
import { createWeChat } from './create-wechat';
import { wechatConfig } from './wechat.config';

const create = (given: object) => {
  const logger = new FieldLogger();
  const options = { timeZone: 'Asia/Shanghai', clock: systemClock, logger, onAlert: () => undefined };
  return { channel: createWeChat(wechatConfig.parse(given), options), logger };
};

it('says nothing while WeChat is not configured', () => {
  const { channel, logger } = create({ acceptBanRisk: true });
  expect(channel).toBeNull();
  expect(logger.lines).toEqual([]);
});

it('says in one line, in both languages, what has to be accepted first', () => {
  const { channel, logger } = create({ puppet: 'wechaty-puppet-padlocal' });
  expect(channel).toBeNull();
  expect(logger.lines).toHaveLength(1);
  const [line] = logger.lines;
  expect(line?.message).toMatch(/封禁.*may restrict or ban.*wechat\.acceptBanRisk: true/);
  expect(line?.message).not.toContain('\n');
});

it('is a channel that is told to be risky once it is accepted', () => {
  const { channel, logger } = create({ puppet: 'wechaty-puppet-padlocal', acceptBanRisk: true });
  expect(channel?.name).toBe('wechat');
  expect(channel?.list()).toMatchObject([{ channel: 'wechat', state: 'stopped' }]);
  expect(logger.text()).toContain('封禁');
});
