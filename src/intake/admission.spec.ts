import { message, SteppingClock } from '../../test/fakes/journey';
import type { Message } from '../core/message';
import type { InboxStore, RecentQuestions } from '../core/ports/inbox-store';
import { AdmissionDesk } from './admission';
import { intakeConfig } from './intake.config';

const now = 1_700_000_000_000;
const hours = (count: number) => count * 3_600_000;

interface Standing extends Partial<RecentQuestions> {
  /** Messages of the group that waited when the question came. */
  backlog?: number;
  inAll?: number;
}

const asked: object[] = [];
beforeEach(() => {
  asked.length = 0;
});

function deskWith({ inAll = 1, ...recent }: Omit<Standing, 'backlog'>, config: object = {}): AdmissionDesk {
  const inbox: Pick<InboxStore, 'countPending' | 'recentQuestions'> = {
    countPending: () => Promise.resolve({ inConversation: 1, inAll }),
    recentQuestions: (of) => {
      asked.push(of);
      return Promise.resolve({
        byMember: 0,
        byConversation: 0,
        memberWasTold: false,
        conversationWasTold: false,
        ...recent,
      });
    },
  };
  return new AdmissionDesk(inbox, new SteppingClock(5, now), intakeConfig.parse(config));
}
const admit = (
  { backlog = 0, ...standing }: Standing,
  { config = {}, ...changes }: Partial<Message> & { config?: object } = {},
) => deskWith(standing, config).admit(message({ sentAt: now, ...changes }), backlog);
const refused = (reason: string, tell: boolean) => ({ admitted: false, reason, tell });

describe('AdmissionDesk', () => {
  it('lets a question in, and looks at the last minute of its member and group', async () => {
    expect(await admit({})).toEqual({ admitted: true });
    expect(asked).toEqual([
      {
        conversation: { channel: 'web', id: 'group' },
        memberId: 'li',
        since: now - 60_000,
        notices: ['over-limit', 'busy'],
      },
    ]);
  });

  it.each([
    ['the member', { byMember: 9 }, { byMember: 10 }, { memberWasTold: true }, { conversationWasTold: true }],
    [
      'the group',
      { byConversation: 59 },
      { byConversation: 60 },
      { conversationWasTold: true },
      { memberWasTold: true },
    ],
  ])('refuses when %s has had its share, and tells once a minute', async (_who, within, beyond, told, otherTold) => {
    expect(await admit(within)).toEqual({ admitted: true });
    expect(await admit(beyond)).toEqual(refused('over-limit', true));
    expect(await admit({ ...beyond, ...told })).toEqual(refused('over-limit', false));
    expect(await admit({ ...beyond, ...otherTold })).toEqual(refused('over-limit', true));
  });

  it('has no limit where it is 0', async () => {
    const config = { limits: { memberPerMinute: 0, groupPerMinute: 0 } };
    expect(await admit({ byMember: 1e6, byConversation: 1e6 }, { config })).toEqual({ admitted: true });
  });

  it.each([
    ['in its group', { backlog: 199 }, { backlog: 200 }],
    ['in all, many of them in its group', { inAll: 5000, backlog: 20 }, { inAll: 5001, backlog: 20 }],
  ])('refuses when more messages waited %s than may, and tells once a minute', async (_where, within, beyond) => {
    expect(await admit(within)).toEqual({ admitted: true });
    expect(await admit(beyond)).toEqual(refused('busy', true));
    expect(await admit({ ...beyond, conversationWasTold: true })).toEqual(refused('busy', false));
  });

  it('does not refuse a group because another one sends too much', async () => {
    expect(await admit({ inAll: 1e6, backlog: 19 })).toEqual({ admitted: true });
  });

  it('refuses silently what is too old, without a look into the database', async () => {
    expect(await admit({ byMember: 99 }, { sentAt: now - hours(6) - 1 })).toEqual(refused('missed', false));
    expect(asked).toEqual([]);
    expect(await admit({}, { sentAt: now - hours(6) })).toEqual({ admitted: true });
    expect(await admit({}, { sentAt: now - hours(6) - 1, config: { missedAfterHours: 7 } })).toEqual({
      admitted: true,
    });
  });

  it('lets in what the platform dates into the future', async () => {
    expect(await admit({}, { sentAt: now + hours(24) })).toEqual({ admitted: true });
  });
});
