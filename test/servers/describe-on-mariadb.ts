import { findMariadb, MariadbServer } from './mariadb';

const advice = 'MariaDB is not installed: apt-get install mariadb-server';

/** A suite on a server of its own. Without MariaDB it is skipped, and its title says so; where CI is set it fails. */
export function describeOnMariadb(name: string, suite: (server: () => MariadbServer) => void): void {
  const programs = findMariadb();
  if (!programs && process.env.CI === 'true') {
    it(name, () => {
      throw new Error(advice);
    });
    return;
  }
  (programs ? describe : describe.skip)(programs ? name : `${name} (${advice})`, () => {
    let server: MariadbServer | null = null;

    beforeAll(async () => {
      server = programs && (await MariadbServer.start(programs));
    }, 90_000);
    afterAll(() => server?.stop(), 30_000);

    suite(() => {
      if (!server) throw new Error('The server is not started yet.');
      return server;
    });
  });
}
