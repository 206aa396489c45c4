import { FieldLogger } from '../../test/fakes/journey';
import { LogAdminNotice } from './log-admin-notice';

it('tells the admins in one line of the log', async () => {
  const logger = new FieldLogger();
  const notice = { kind: 'failure', assistant: 'patients', outcomeId: 'q1', reason: 'internal-error' };
  await new LogAdminNotice(logger, [
    { channel: 'web', id: 'nurse', duty: true },
    { channel: 'web', id: 'owner', duty: false },
  ]).notify(notice);
  expect(logger.lines).toEqual([
    { level: 'warn', fields: { ...notice, onDuty: 'web/nurse' }, message: 'Something waits for an admin' },
  ]);
});
