import { ChromaServer, isChromaInstalled } from './chroma';

const advice = 'the Chroma server of the tests is not installed: npm run test:install-chroma';

/** A suite on a server of its own. Without Chroma it is skipped, and its title says so; where CI is set it fails. */
export function describeOnChroma(name: string, suite: (server: () => ChromaServer) => void): void {
  const isInstalled = isChromaInstalled();
  if (!isInstalled && process.env.CI === 'true') {
    it(name, () => {
      throw new Error(advice);
    });
    return;
  }
  (isInstalled ? describe : describe.skip)(isInstalled ? name : `${name} (${advice})`, () => {
    let server: ChromaServer | null = null;

    beforeAll(async () => {
      server = await ChromaServer.start();
    }, 90_000);
    afterAll(() => server?.stop(), 30_000);

    suite(() => {
      if (!server) throw new Error('The server is not started yet.');
      return server;
    });
  });
}
