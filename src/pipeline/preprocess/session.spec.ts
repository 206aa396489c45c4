import { burst, details } from '../../../test/fakes/journey';
import { type AssistantPolicy, defaultPolicy } from '../../core/assistant-policy';
import type { ContextLine } from '../../core/message';
import { sessionOf } from './session';

const MINUTE = 60_000;
const now = 10 * 60 * MINUTE;
const wang = { id: 'wang', name: '王' };
const li = { id: 'li', name: '李' };
const said = (text: string, changes: Partial<ContextLine> = {}): ContextLine => ({
  member: wang,
  text,
  sentAt: now - MINUTE,
  ...changes,
});
const answered = (text: string, to: string): ContextLine => said(text, { member: null, to });

function heard(context: ContextLine[], session: Partial<AssistantPolicy['session']>, threadId: string | null = null) {
  const asked = burst({ text: '那这个呢', member: wang, sentAt: now, details: details({ threadId }) });
  const policy = { ...defaultPolicy.session, ...session };
  return sessionOf({ ...asked, context }, policy).map(({ text }) => text);
}

describe('a session', () => {
  const talk = [
    said('二甲双胍怎么吃'),
    answered('随餐吃', 'wang'),
    said('阿司匹林呢', { member: li }),
    answered('饭后', 'li'),
  ];

  it('is the whole talk where all may share it', () => {
    expect(heard(talk, {})).toHaveLength(4);
  });

  it('of a member holds nothing of another one, and no answer to them', () => {
    expect(heard(talk, { per: 'member' })).toEqual(['二甲双胍怎么吃', '随餐吃']);
  });

  it('of a thread holds what stands in it', () => {
    const threads = [said('旁边的话'), said('这里的话', { threadId: 't1' })];
    expect(heard(threads, { per: 'thread' }, 't1')).toEqual(['这里的话']);
    expect(heard(threads, { per: 'thread' })).toEqual(['旁边的话']);
  });

  it('forgets what was said too long ago', () => {
    expect(heard([said('昨天的', { sentAt: now - 121 * MINUTE }), said('刚才的')], {})).toEqual(['刚才的']);
  });

  it('keeps the last lines that its budget holds', () => {
    expect(heard([said('一二三四五六七八'), said('甲乙丙')], { tokens: 10 })).toEqual(['甲乙丙']);
    expect(heard([said('甲')], { tokens: 0 })).toEqual([]);
  });
});
