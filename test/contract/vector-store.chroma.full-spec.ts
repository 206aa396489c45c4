import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ChromaVectorStore } from '../../src/stores/vectors/chroma/chroma-vector.store';
import { RecordingLogger } from '../fakes/knowledge-stores';
import { describeOnChroma } from '../servers/describe-on-chroma';
import { at, describeVectorStore } from './vector-store.contract';

const place = { tenant: 'default_tenant', database: 'default_database', timeoutSeconds: 15 };
const passages = { name: 'passages', dimension: 8, model: 'model' };
const fault = (kind: string) => expect.objectContaining({ name: 'VectorStoreError', fault: kind }) as Error;

describeOnChroma('a Chroma server', (server) => {
  const open = (logger = new RecordingLogger()) => new ChromaVectorStore({ ...place, url: server().url, logger });
  const clear = async () => {
    const store = open();
    for (const { name } of await store.collections()) await store.drop(name);
  };

  describeVectorStore('Chroma', () => Promise.resolve({ open, remove: clear }));

  describe('that fails', () => {
    afterEach(clear);

    it('is asked again when it is back, with all that it was given', async () => {
      const store = open();
      await store.create(passages);
      await store.put('passages', [{ id: 'a', scope: 'kb', vector: at(0) }]);
      await server().kill();
      const query = () => store.query('passages', { vector: at(0), scopes: ['kb'], limit: 1 });
      await expect(query()).rejects.toEqual(fault('unreachable'));
      await expect(store.put('passages', [{ id: 'b', scope: 'kb', vector: at(1) }])).rejects.toEqual(
        fault('unreachable'),
      );
      await server().restart();
      expect(await query()).toMatchObject([{ id: 'a' }]);
      await store.put('passages', [{ id: 'b', scope: 'kb', vector: at(1) }]);
      expect(await store.list('passages')).toHaveLength(2);
    });

    it('and has lost its folder: the collection is missing, and can be made anew', async () => {
      const store = open();
      await store.create(passages);
      await store.put('passages', [{ id: 'a', scope: 'kb', vector: at(0) }]);
      await server().kill();
      server().deleteData();
      await server().restart();
      await expect(store.list('passages')).rejects.toEqual(fault('missing-collection'));
      await store.create(passages);
      expect(await store.list('passages')).toEqual([]);
    });

    it('and lost its folder while it runs: it says so', async () => {
      const store = open();
      await store.create(passages);
      server().deleteData();
      await expect(store.put('passages', [{ id: 'a', scope: 'kb', vector: at(0) }])).rejects.toEqual(fault('damaged'));
      await server().kill();
      await server().restart();
    });
  });

  it("leaves other programs' collections alone", async () => {
    const store = open();
    const { ChromaClient } = await import('chromadb');
    const client = new ChromaClient({ host: '127.0.0.1', port: server().port, ssl: false });
    await client.createCollection({ name: 'passages', embeddingFunction: null });
    expect(await store.collections()).toEqual([]);
    await store.drop('passages');
    expect(await client.countCollections()).toBe(1);
    await client.deleteCollection({ name: 'passages' });
  });
});

describe('a Chroma server elsewhere', () => {
  let server: Server;
  let asked: IncomingMessage[];
  let url: string;
  let answer: (request: IncomingMessage) => { status: number; body: unknown } | null;

  beforeEach(async () => {
    asked = [];
    answer = () => ({ status: 200, body: [] });
    server = createServer((request, response) => {
      asked.push(request);
      const reply = answer(request);
      if (!reply) return;
      response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const open = (options: { token?: string; url?: string; timeoutSeconds?: number } = {}) => {
    const logger = new RecordingLogger();
    return { logger, store: new ChromaVectorStore({ ...place, url, logger, ...options }) };
  };

  it('gets the token, the tenant and the database', async () => {
    await open({ token: 'geheim-1' }).store.collections();
    expect(asked[0]?.headers.authorization).toBe('Bearer geheim-1');
    expect(asked[0]?.url).toContain('/tenants/default_tenant/databases/default_database/collections');
  });

  it.each([401, 403])('that answers %d: says what to set, and not the token', async (status) => {
    answer = () => ({ status, body: {} });
    const failed = open({ token: 'geheim-1' }).store.collections();
    await expect(failed).rejects.toEqual(fault('refused'));
    await expect(failed).rejects.toThrow(/FENNELBEAN_VECTORS__CHROMA__TOKEN/);
    await expect(failed).rejects.not.toThrow(/geheim/);
  });

  it('that never answers is given up', async () => {
    answer = () => null;
    await expect(open({ timeoutSeconds: 0.2 }).store.collections()).rejects.toEqual(fault('unreachable'));
  });

  it('that is something else is not taken for one', async () => {
    answer = () => ({ status: 500, body: 'oops' });
    await expect(open().store.collections()).rejects.toEqual(fault('damaged'));
  });

  it.each([
    ['http://127.0.0.1:1', undefined, 0],
    ['http://localhost:1', undefined, 0],
    ['http://[::1]:1', undefined, 0],
    ['http://192.0.2.1:1', undefined, 1],
    ['http://chroma.invalid:1', 'token', 1],
    ['https://chroma.invalid:1', 'token', 0],
    ['http://127.0.0.1.chroma.invalid:1', undefined, 1],
  ])('at %s with token %s: %d warning', async (address, token, warnings) => {
    const { store, logger } = open({ url: address, timeoutSeconds: 0.05, ...(token !== undefined && { token }) });
    await expect(store.collections()).rejects.toEqual(fault('unreachable'));
    await expect(store.collections()).rejects.toEqual(fault('unreachable'));
    expect(logger.lines.filter(({ level }) => level === 'warn')).toHaveLength(warnings);
  });
});
