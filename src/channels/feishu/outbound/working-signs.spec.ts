import { FieldLogger } from '../../../../test/fakes/journey';
import { FeishuApiError } from '../api/feishu-api-error';
import { WorkingSigns } from './working-signs';

const failed = (changes: { status?: number | null; code?: number; network?: string }) =>
  new FeishuApiError({
    call: 'DELETE im/v1/messages/:id/reactions/:id',
    stage: 'call',
    status: 500,
    code: null,
    network: null,
    retryAfter: null,
    logId: null,
    ...changes,
  });

/** The reactions on the platform, and what its next answers are. */
class Reactions {
  readonly appId = 'cli_1';
  readonly calls: string[] = [];
  readonly standing = new Set<string>();
  readonly failures: Record<'add' | 'remove', Error[]> = { add: [], remove: [] };
  /** Whether a failed call is carried out all the same. */
  isDone = false;
  logger = new FieldLogger();
  signs = new WorkingSigns(this, this.logger, { turn: 1, pauses: [1, 1, 1] });

  addReaction(messageId: string) {
    this.calls.push(`add ${messageId}`);
    const failure = this.failures.add.shift();
    if (!failure || this.isDone) this.standing.add(messageId);
    return failure ? Promise.reject(failure) : Promise.resolve({ reactionId: messageId });
  }

  removeReaction(messageId: string) {
    this.calls.push(`remove ${messageId}`);
    const failure = this.failures.remove.shift();
    if (!failure || this.isDone) this.standing.delete(messageId);
    return failure ? Promise.reject(failure) : Promise.resolve();
  }

  listReactions(messageId: string) {
    this.calls.push(`list ${messageId}`);
    const one = { reactionId: messageId, emojiType: 'Typing', operatorId: 'cli_1', operatorType: 'app' };
    return Promise.resolve(this.standing.has(messageId) ? [one] : []);
  }
}

it('are removed in the end though the platform fails', async () => {
  const platform = new Reactions();
  await platform.signs.show('om_1');
  platform.failures.remove.push(failed({}), failed({ status: null, network: 'timeout' }), failed({ status: 429 }));
  await platform.signs.hide('om_1');
  expect([...platform.standing]).toEqual([]);
  expect(platform.calls).toEqual(['add om_1', ...Array.from({ length: 4 }, () => 'remove om_1')]);
  expect(platform.logger.lines).toEqual([]);
});

it('are given up with one line in the log when the platform fails on', async () => {
  const platform = new Reactions();
  await platform.signs.show('om_1');
  platform.failures.remove.push(...Array.from({ length: 9 }, () => failed({})));
  await platform.signs.hide('om_1');
  expect(platform.calls).toHaveLength(5);
  expect(platform.logger.lines).toHaveLength(1);
});

it('are found on the platform when nobody knows whether showing succeeded', async () => {
  const platform = new Reactions();
  platform.isDone = true;
  platform.failures.add.push(failed({ status: null, network: 'ECONNRESET' }));
  await platform.signs.show('om_1');
  await platform.signs.hide('om_1');
  expect([...platform.standing]).toEqual([]);
});

it('are gone with their message, and nobody has to read of it', async () => {
  const platform = new Reactions();
  await platform.signs.show('om_1');
  platform.failures.remove.push(failed({ status: 400, code: 231003 }));
  await platform.signs.hide('om_1');
  await platform.signs.hide('om_1');
  expect(platform.calls).toEqual(['add om_1', 'remove om_1']);
  expect(platform.logger.lines).toEqual([]);
});

it('that were never shown, as there were too many, need no call to be hidden', async () => {
  const platform = new Reactions();
  const ids = Array.from({ length: 50 }, (_, index) => `om_${index}`);
  const shown = Promise.all(ids.map((id) => platform.signs.show(id)));
  const hidden = Promise.all(ids.map((id) => platform.signs.hide(id)));
  await Promise.all([shown, hidden]);
  while (platform.calls.filter((call) => call.startsWith('remove')).length < 30) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(platform.calls.filter((call) => call.startsWith('add'))).toHaveLength(30);
  expect(platform.calls.filter((call) => call.startsWith('list'))).toEqual([]);
  expect([...platform.standing]).toEqual([]);
});
