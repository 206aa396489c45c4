import { answering, IntakeWorld, type Run } from '../../test/fakes/intake';
import type { Message, MessageDetails } from '../core/message';

let world: IntakeWorld;
beforeEach(async () => {
  world = await IntakeWorld.open();
});
afterEach(() => world.close());

const quoting = (platformMessageId: string): MessageDetails => ({
  kind: 'text',
  attachments: [],
  quoted: { platformMessageId, rootPlatformMessageId: platformMessageId, text: null, isFromBot: null },
  threadId: null,
  mentionsAll: false,
  mentionedOthers: [],
  isDirect: false,
});

/** What the assistant is given of the message that quotes another. */
async function seen(quoted: (answerId: string) => string): Promise<Message | undefined> {
  let given: Message | undefined;
  const run: Run = (burst, options) => {
    given = burst.messages[0];
    return answering(burst, options);
  };
  const { receive, intake } = await world.start({ run });
  await receive.receive(world.incoming('a'));
  await intake.drained();
  const [answerId = ''] = world.channel.posted.keys();
  await receive.receive(world.incoming('b', { details: quoting(quoted(answerId)) }));
  await intake.drained();
  return given;
}

describe('what a message quotes', () => {
  it('is told in its words: of our own reply', async () => {
    expect((await seen((answerId) => answerId))?.details?.quoted).toMatchObject({ text: 're: a', isFromBot: true });
  });

  it('of a message that we have', async () => {
    expect((await seen(() => 'a'))?.details?.quoted).toMatchObject({ text: 'a', isFromBot: false });
  });

  it('of another one as the platform tells it', async () => {
    world.channel.fetchQuoted = ({ details }) =>
      Promise.resolve(details?.quoted ? { ...details.quoted, text: 'elsewhere', isFromBot: false } : null);
    expect((await seen(() => 'x'))?.details?.quoted).toMatchObject({ text: 'elsewhere' });
  });

  it('not at all where nobody knows it', async () => {
    expect((await seen(() => 'x'))?.details?.quoted).toMatchObject({ text: null, isFromBot: null });
  });
});
