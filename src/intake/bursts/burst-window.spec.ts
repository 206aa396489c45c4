import { details, message } from '../../../test/fakes/journey';
import type { Message } from '../../core/message';
import { intakeConfig } from '../intake.config';
import { burstWindow, waitsAloneUntil, wantsQuestion } from './burst-window';

const config = intakeConfig.parse({}).burst;
const at = 1_000_000;
const said = (text: string, changes: Partial<Message> = {}): Message => message({ text, receivedAt: at, ...changes });
const picture = said('', {
  details: details({ kind: 'image', attachments: [{ kind: 'image', key: 'k', name: null }] }),
});
const sticker = said('[捂脸]', { details: details({ kind: 'sticker' }) });

const seconds = (one: Message, longestPause?: number): number =>
  ((burstWindow(one, config, longestPause).runAt ?? 0) - at) / 1_000;

describe('burstWindow', () => {
  it.each([
    ['a complete question', said('化疗后能吃虾吗？'), 3],
    ['words that may go on', said('今天复查了'), 12],
    ['an unfinished clause', said('我妈刚做完手术，'), 30],
    ['a picture', picture, 30],
    ['a link behind words', said('看看这个 https://mp.weixin.qq.com/s/abc'), 30],
    ['a link behind a huge text', said(`${'今天复查了。'.repeat(20_000)}https://mp.weixin.qq.com/s/abc`), 30],
    ['a sticker', sticker, 12],
  ])('waits after %s', (_name, one, expected) => {
    expect(seconds(one)).toBe(expected);
  });

  it('waits no longer than the channel wants', () => {
    expect(seconds(picture, 3_000)).toBe(3);
    expect(seconds(said('化疗后能吃虾吗？'), 1_000)).toBe(1);
  });

  it.each([
    ['the options', { ...config, pauseSeconds: 0 }, undefined],
    ['the channel', config, 0],
  ])('lets each message stand alone where %s say so', (_who, options, longestPause) => {
    expect(burstWindow(picture, options, longestPause)).toEqual({ runAt: at });
    expect(waitsAloneUntil([picture], options, longestPause)).toBe(at);
  });

  it('keeps members, groups, apps and threads apart', () => {
    const keys = [
      said('甲'),
      said('甲', { member: { id: 'wang', name: '王' } }),
      said('甲', { app: 'other' }),
      said('甲', { conversation: { channel: 'web', id: 'other' } }),
      said('甲', { details: details({ threadId: 't1' }) }),
    ].map((one) => burstWindow(one, config, undefined).burst?.key);
    expect(new Set(keys).size).toBe(5);
    expect(burstWindow(said('乙'), config, undefined).burst?.key).toBe(keys[0]);
  });
});

describe('wantsQuestion', () => {
  it.each([
    ['a picture', picture, true],
    ['a picture with words', { ...picture, text: '这个高吗' }, false],
    ['an address alone', said('https://mp.weixin.qq.com/s/abc'), true],
    [
      'a shared card',
      said('', {
        details: details({ kind: 'link', links: [{ url: 'https://a.example', title: null, description: null }] }),
      }),
      true,
    ],
    ['a sticker', sticker, false],
    ['words', said('血压多少算高'), false],
    ['a sound', said('', { details: details({ kind: 'voice' }) }), false],
    ['nothing', said(''), false],
  ])('of %s', (_name, one, expected) => {
    expect(wantsQuestion(one)).toBe(expected);
  });
});
