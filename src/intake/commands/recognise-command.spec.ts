import { message } from '../../../test/fakes/journey';
import type { Message, MessageDetails } from '../../core/message';
import { recogniseCommand } from './recognise-command';

const details: MessageDetails = {
  kind: 'text',
  attachments: [],
  quoted: null,
  threadId: null,
  mentionsAll: false,
  mentionedOthers: [],
  isDirect: false,
};
const quoting: Partial<Message> = {
  details: {
    ...details,
    quoted: { platformMessageId: 'p1', rootPlatformMessageId: 'p1', text: null, isFromBot: null },
  },
};
const said = (text: string, changes: Partial<Message> = { mentionsBot: true }) => {
  const about = message({ text, ...changes });
  return recogniseCommand(about, { afterAnswer: false, quotes: Boolean(about.details?.quoted) })?.name ?? null;
};

describe('recogniseCommand', () => {
  it.each([
    '停',
    '停止',
    '别查了',
    '不用了',
    'stop',
    'Cancel',
    '@茴香豆 停',
    '停 @茴香豆',
    '@Fennelbean STOP!',
    ' 停！！ ',
    '＠茴香豆　停。',
  ])('takes %j to the bot as stop', (text) => {
    expect(said(text)).toBe('stop');
    expect(said(text, quoting)).toBe('stop');
  });

  it.each(['撤回', '@茴香豆\u2005撤回', '收回~', 'Recall.'])('takes %j to the bot as recall', (text) => {
    expect(said(text)).toBe('recall');
  });

  it.each(['停', '不用了', '撤回', '不用了谢谢大家', 'stop', '@李阿姨 停'])('takes %j to the group as talk', (text) => {
    expect(said(text, {})).toBeNull();
    expect(said(text, { details })).toBeNull();
  });

  it.each([
    '停车在哪',
    '不用了谢谢大家',
    '停药会怎样',
    '停？',
    '怎么撤回消息',
    'stop smoking',
    'how do I cancel',
    'stopped',
    '不停',
    '停 停车',
    '',
    '@茴香豆',
    '。',
  ])('takes %j to the bot as no command', (text) => {
    expect(said(text)).toBeNull();
    expect(said(text, quoting)).toBeNull();
  });

  it('does not get stuck in a huge message', () => {
    for (const scrap of ['@', ' ', '@ ', '。', '停']) expect(said(scrap.repeat(1_000_000))).toBeNull();
    expect(said(`停${'!'.repeat(500_000)}?`)).toBeNull();
  });
});
