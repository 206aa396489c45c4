import type { Database } from '../../src/stores/typeorm/database';
import { databaseConfig } from '../../src/stores/typeorm/database.config';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import { createStores } from '../../src/stores/typeorm/stores';
import { CuttingProxy } from '../servers/cutting-proxy';
import { describeOnMariadb } from '../servers/describe-on-mariadb';
import { delivery, group, hasFailed, message, settlement } from './stores/samples';

describeOnMariadb('a MariaDB server that fails', (server) => {
  let name: string;
  let databases = 0;
  const opened: Database[] = [];

  const open = async (changes: object = {}) => {
    const mysql = { ...server().access, database: name, ...changes };
    const database = await openDatabase(databaseConfig.parse({ kind: 'mysql', mysql }));
    opened.push(database);
    return { database, ...createStores(database) };
  };
  const countOf = (table: string) => server().run(`SELECT COUNT(*) FROM ${name}.${table}`);

  beforeEach(async () => {
    databases += 1;
    name = `test_outage_${databases}`;
    await server().run(`CREATE DATABASE ${name}`);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
  });

  it('is told to have failed while it is down, and is used again once it is back', async () => {
    const { database, inbox } = await open();
    const ids = (round: string) => Array.from({ length: 20 }, (_, index) => `${round}-${index}`);
    const claimAll = (round: string) => Promise.all(ids(round).map((id) => inbox.claim(message(id))));
    // All connections of the pool are in use.
    await claimAll('before');
    await server().kill();
    const failures = [inbox.claim(message('lost')), inbox.nextJob(group, 9000), database.ping()].map(hasFailed);
    expect(await Promise.all(failures)).toEqual([true, true, true]);
    await server().restart();
    expect(new Set(await claimAll('after'))).toEqual(new Set(['claimed']));
    expect(await inbox.claim(message('before-0'))).toBe('duplicate');
    expect(await inbox.countPending(group)).toEqual({ inConversation: 40, inAll: 40 });
    await database.ping();
  }, 60_000);

  it('loses nothing that was claimed when it dies under load, and what failed can be claimed again', async () => {
    const { inbox } = await open();
    const ids = Array.from({ length: 400 }, (_, index) => `m${index}`);
    let claims = 0;
    const claiming = ids.map(async (id) => {
      const result = await inbox.claim(message(id));
      claims += 1;
      if (claims === 50) await server().kill();
      return result;
    });
    const first = await Promise.allSettled(claiming);
    expect(first.map(({ status }) => status)).toContain('rejected');
    await server().restart();
    const again = await Promise.all(ids.map((id) => inbox.claim(message(id))));
    for (const [index, { status }] of first.entries()) {
      // What was claimed is there. What failed may be: its commit may have been lost on the way back only.
      if (status === 'fulfilled') expect(again[index]).toBe('duplicate');
    }
    expect(await inbox.countPending(group)).toEqual({ inConversation: 400, inAll: 400 });
  }, 60_000);

  it('has stored a message whose commit nobody heard of: claimed again it is a duplicate, once', async () => {
    const proxy = await CuttingProxy.start(server().access);
    try {
      const { inbox, outbox } = await open({ port: proxy.port });
      proxy.loseAnswerTo('COMMIT');
      expect(await hasFailed(inbox.claim(message('m1')))).toBe(true);
      expect(await inbox.claim(message('m1'))).toBe('duplicate');
      expect([await countOf('inbox'), await countOf('jobs')]).toEqual(['1', '1']);
      expect((await inbox.nextJob(group, 1000))?.messages).toStrictEqual([message('m1')]);

      proxy.loseAnswerTo('COMMIT');
      expect(await hasFailed(inbox.settle(settlement('q1', { deliveries: [delivery('key')] })))).toBe(true);
      expect(await inbox.settle(settlement('q1', { deliveries: [delivery('key')] }))).toBe(false);
      expect([await countOf('questions'), await countOf('outbox')]).toEqual(['1', '1']);
      expect(await outbox.begin('key', 3000)).toBe(true);
    } finally {
      await Promise.all(opened.splice(0).map((database) => database.close()));
      await proxy.stop();
    }
  });

  it('has not stored what was lost before the commit', async () => {
    const proxy = await CuttingProxy.start(server().access);
    try {
      const { inbox } = await open({ port: proxy.port });
      proxy.loseAnswerTo('INSERT INTO jobs');
      expect(await hasFailed(inbox.claim(message('m1')))).toBe(true);
      expect(await inbox.claim(message('m1'))).toBe('claimed');
      expect([await countOf('inbox'), await countOf('jobs')]).toEqual(['1', '1']);
    } finally {
      await Promise.all(opened.splice(0).map((database) => database.close()));
      await proxy.stop();
    }
  });
});
