import type { IncomingMessage } from '../core/message';
import type { Redactor } from '../core/ports/redactor';
import { details, FieldLogger, message } from '../../test/fakes/journey';
import { PrivateDoor } from './private-door';

const PHONE = '13800138000';
const redactor: Redactor = {
  redact: (text) => {
    if (text.includes('boom')) throw new TypeError(`cannot read ${text}`);
    const placed = text.includes(PHONE) ? [{ placeholder: '[电话-7KQ2]', value: PHONE }] : [];
    return { text: text.replaceAll(PHONE, '[电话-7KQ2]'), placed };
  },
};
const quoted = { platformMessageId: 'p0', rootPlatformMessageId: 'p0', text: `打 ${PHONE}`, isFromBot: false };

function world() {
  const out = new Set<string>();
  let elapsed = 0;
  const logger = new FieldLogger();
  const door = new PrivateDoor({
    redactor,
    members: { optedOut: () => Promise.resolve([...out].map((memberId) => ({ channel: 'web', memberId }))) },
    clock: { now: () => 1_000, elapsed: () => elapsed },
    logger,
    keepRawHours: 72,
  });
  const pass = (milliseconds: number) => (elapsed += milliseconds);
  return { door, out, logger, pass };
}

const incoming = (changes: Partial<IncomingMessage> = {}): IncomingMessage => {
  const { conversation, app, assistant, member, mentionsBot } = message();
  return {
    ...{ conversation: { ...conversation, channel: 'web' }, app, assistant, member, mentionsBot },
    ...{ platformMessageId: 'p1', text: '血压高', sentAt: 1 },
    ...changes,
  };
};

describe('the private door', () => {
  it('lets a message without personal data through as it is', async () => {
    expect(await world().door.receive(incoming())).toEqual({ optedOut: false, message: incoming(), claim: {} });
  });

  it('leaves personal data behind, wherever it stands', async () => {
    const member = { id: 'm', name: `王阿姨 ${PHONE}` };
    const admitted = await world().door.receive(
      incoming({
        text: `我的电话 ${PHONE}`,
        member,
        details: details({
          quoted,
          attachments: [{ kind: 'file', key: 'k', name: `${PHONE}.pdf` }],
          links: [{ url: 'https://a.example', title: PHONE, description: PHONE }],
          mentionedOthers: [PHONE],
          groupName: PHONE,
        }),
      }),
    );
    expect(JSON.stringify(admitted.message)).not.toContain(PHONE);
    expect(admitted.message.member.name).toBe('王阿姨 [电话-7KQ2]');
    expect(admitted).toMatchObject({
      optedOut: false,
      claim: {
        rawText: `我的电话 ${PHONE}`,
        placed: { values: [{ placeholder: '[电话-7KQ2]', value: PHONE }], expiresAt: 1_000 + 72 * 3_600_000 },
      },
    });
  });

  it('lets nothing but the sealed words of a message through that cannot be redacted', async () => {
    const { door, logger } = world();
    const admitted = await door.receive(incoming({ text: '机密 boom', details: details({ quoted }) }));
    expect(admitted.message).toMatchObject({ text: '', member: { name: '' }, details: { quoted: null } });
    expect(admitted).toMatchObject({ claim: { rawText: '机密 boom' } });
    expect(JSON.stringify(logger)).not.toContain('机密');
  });

  it('keeps no word of a member who opted out, whichever program was told', async () => {
    const { door, out, pass } = world();
    const said = incoming({ text: '我的事', details: details({ quoted }) });
    out.add(said.member.id);
    const admitted = await door.receive(said);
    expect(admitted).toMatchObject({ optedOut: true, message: { text: '', member: { name: '' } } });
    out.clear();
    pass(1_500);
    expect(await door.receive(said)).toMatchObject({ optedOut: false });
    door.note({ channel: 'web', memberId: said.member.id }, true);
    expect(await door.receive(said)).toMatchObject({ optedOut: true });
  });

  it('still hears what such a member orders about their data', async () => {
    const { door, out } = world();
    out.add(incoming().member.id);
    for (const text of ['恢复记录', '删除我的数据', '@助手 opt in', 'Delete my data!']) {
      expect(await door.receive(incoming({ text, mentionsBot: true }))).toMatchObject({ optedOut: false });
    }
    const unmeant = [
      { text: '恢复记录', mentionsBot: false },
      { text: '删除我的数据？', mentionsBot: true },
    ];
    for (const other of unmeant) expect(await door.receive(incoming(other))).toMatchObject({ optedOut: true });
  });

  it('takes nothing while it cannot know who has opted out', async () => {
    const { logger } = world();
    const members = { optedOut: () => Promise.reject(new Error('database is locked')) };
    const clock = { now: () => 0, elapsed: () => 0 };
    const door = new PrivateDoor({ redactor, members, clock, logger, keepRawHours: 72 });
    await expect(door.receive(incoming())).rejects.toThrow('locked');
  });
});
