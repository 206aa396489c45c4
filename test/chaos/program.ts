import type { Refinements } from '../../src/app/compose-services';
import { startServer } from '../../src/app/start-server';
import { claimsFail } from './faults/claims-fail';
import { dieAt, type Failpoint } from './faults/failpoints';
import { type Plant, plants } from './faults/plants';

/** The whole program as it is, with what one run is to suffer around its ports. */
function refinements(): Refinements[] {
  const { CHAOS_FAILPOINT, CHAOS_PASSAGE, CHAOS_PLANT, CHAOS_CLAIMS_FAIL } = process.env;
  return [
    ...(CHAOS_CLAIMS_FAIL ? [claimsFail()] : []),
    ...(CHAOS_PLANT ? [plants[CHAOS_PLANT as Plant]()] : []),
    ...(CHAOS_FAILPOINT ? [dieAt(CHAOS_FAILPOINT as Failpoint, Number(CHAOS_PASSAGE))] : []),
  ];
}

const all = refinements();

startServer({
  file: process.env.FENNELBEAN_CONFIG,
  refine: {
    stores: (stores) => all.reduce((refined, { stores: refine }) => refine?.(refined) ?? refined, stores),
    channel: (channel) => all.reduce((refined, { channel: refine }) => refine?.(refined) ?? refined, channel),
  },
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
