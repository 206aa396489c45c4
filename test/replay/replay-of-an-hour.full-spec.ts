import type { ClaimOptions, InboxStore } from '../../src/core/ports/inbox-store';
import type { Stores } from '../../src/stores/typeorm/stores';
import { withMethods } from '../fakes/intake';
import { check, type Findings } from './checker';
import { replay, type ReplayOptions } from './replay';
import { countFaults } from './table';
import { makeTalk } from './talk';

jest.setTimeout(60_000);

const played = async (minutes: number, seed: number, options: ReplayOptions): Promise<Findings> =>
  check(await replay(makeTalk({ minutes, seed }), options));

it('an hour of talk becomes questions without a fault, whatever ends the program in between', async () => {
  const findings = await played(60, 7, { restarts: ['stopped', 'dropped', 'killed'] });
  expect(findings.faults).toEqual([]);
  expect(findings.messages).toBeGreaterThan(150);
  expect(findings.joined).toBeGreaterThan(30);
  expect(findings.restarts).toBeGreaterThan(3);
});

describe('a fault in the program shows', () => {
  const inbox =
    (methods: (inbox: InboxStore) => Partial<InboxStore>) =>
    (stores: Stores): Stores => ({ ...stores, inbox: withMethods(stores.inbox, methods(stores.inbox)) });
  const claiming = (change: (options: ClaimOptions) => ClaimOptions) =>
    inbox((store) => ({ claim: (message, options = {}) => store.claim(message, change(options)) }));

  it('when nothing is joined', async () => {
    const plant = claiming(({ runAt = 0 }) => ({ runAt }));
    expect((await played(20, 1, { restarts: [], plant })).split).toBeGreaterThan(0);
  });

  it('when the members of all groups are one', async () => {
    const plant = claiming(({ burst, ...rest }) => ({ ...rest, ...(burst && { burst: { ...burst, key: 'one' } }) }));
    expect((await played(20, 1, { restarts: [], plant })).mixed).toBeGreaterThan(0);
  });

  it('when a member is waited for too long', async () => {
    const plant = claiming(({ runAt = 0, ...rest }) => ({ ...rest, runAt: runAt + 10_000 }));
    expect((await played(20, 1, { restarts: [], plant })).blocked).toBeGreaterThan(0);
  });

  it('when what was said is kept in memory only', async () => {
    const plant = inbox(() => ({ claim: () => Promise.resolve('claimed') }));
    expect((await played(20, 1, { restarts: [], plant })).lost).toBeGreaterThan(0);
  });

  it('when a question that has ended is not marked as such', async () => {
    let settled = 0;
    const plant = inbox((store) => ({
      settle: async (settlement) => (++settled % 5 === 0 ? true : store.settle(settlement)),
    }));
    expect(countFaults(await played(20, 1, { restarts: ['killed'], plant }))).toBeGreaterThan(0);
  });
});
