import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a puppet could do that gets an account banned before anything else. */
const FORBIDDEN =
  /friendship|roomAdd|roomCreate|roomInvit|roomQuit|roomDel|contactAlias|postPublish|massSend|\.accept\(|addFriend|addMember|inviteTo/i;

const root = join(__dirname, '..', '..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
);

it('no path of the program adds friends, accepts them, or invites members', () => {
  expect(sources.length).toBeGreaterThan(100);
  const found = sources.filter((name) => FORBIDDEN.test(readFileSync(join(root, name), 'utf8')));
  expect(found).toEqual([]);
});

it('would be found', () => {
  for (const call of ['puppet.friendshipAdd(id, hello)', 'room.roomAdd(id)', 'puppet.roomInvitationAccept(id)']) {
    expect(call).toMatch(FORBIDDEN);
  }
});
