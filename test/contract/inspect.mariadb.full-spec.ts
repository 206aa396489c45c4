import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createDataConnection } from '../../src/analytics/connection/create-data-connection';
import { diagnoseMysqlWrites } from '../../src/analytics/inspect/diagnose-mysql-writes';
import { diagnoseSource } from '../../src/analytics/inspect/diagnose-source';
import { draftDescription } from '../../src/analytics/inspect/draft-description';
import { readMysqlSchema } from '../../src/analytics/inspect/read-mysql-schema';
import { type SourceDescription, sourceDescription } from '../../src/analytics/source/source-description';
import { describeOnMariadb } from '../servers/describe-on-mariadb';
import { guardFixtures } from './hostile-statements';

jest.setTimeout(60_000);

const password = 'Pruefen-1';

describeOnMariadb('a MariaDB source', (server) => {
  const address = (user: string, database: string) => ({ ...server().access, user, password, database });
  let description: SourceDescription;
  let personal: string[] = [];

  beforeAll(async () => {
    await server().run('CREATE DATABASE clinic CHARACTER SET utf8mb4');
    await server().run(`USE clinic;\n${readFileSync(join(guardFixtures, 'mariadb', 'schema.sql'), 'utf8')}`);
    await server().run(
      [
        'CREATE DATABASE clinic_reading CHARACTER SET utf8mb4',
        'CREATE VIEW clinic_reading.wards AS SELECT ward_id, ward_name FROM clinic.wards',
        ...['reader', 'writer', 'looker'].map(
          (user) => `CREATE USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}'`,
        ),
        "GRANT SELECT ON clinic_reading.* TO 'reader'@'127.0.0.1'",
        "GRANT SELECT, INSERT, CREATE, DROP ON clinic.* TO 'writer'@'127.0.0.1'",
        "GRANT SELECT ON clinic.* TO 'looker'@'127.0.0.1'",
      ].join(';\n'),
    );
    const connection = createDataConnection({ kind: 'mysql', ...address('looker', 'clinic') });
    const draft = draftDescription('clinic', await readMysqlSchema(connection));
    await connection.close();
    description = sourceDescription.parse(parse(draft.text));
    personal = draft.personal;
  });

  it('is drafted with types, keys, comments as titles, values and joins, and without who people are', () => {
    expect(personal).toEqual(expect.arrayContaining(['patients.name', 'patients.phone', 'patients.id_number']));
    const wards = description.tables.find(({ name }) => name === 'wards');
    expect(wards).toMatchObject({ title: '病区', primaryKey: ['ward_id'] });
    expect(wards?.columns.find(({ name }) => name === 'ward_name')).toMatchObject({
      type: 'varchar(40)',
      title: '病区名称',
    });
    const sex = description.tables.find(({ name }) => name === 'patients')?.columns.find(({ name }) => name === 'sex');
    expect(sex?.values.toSorted()).toEqual(['F', 'M']);
    expect(description.joins).toContainEqual({ from: 'visits.patient_id', to: 'patients.patient_id' });
  });

  it('is sound where it is as described and the user only reads views', async () => {
    const of = (database: string, user: string, described: SourceDescription) => {
      const connection = createDataConnection({ kind: 'mysql', ...address(user, database) });
      return diagnoseSource(described, connection).finally(() => connection.close());
    };
    const read = { ...description, tables: description.tables.filter(({ name }) => name === 'wards') };
    const [wards] = read.tables;
    const small = { ...read, tables: wards ? [{ ...wards, columns: wards.columns.slice(0, 2) }] : [], joins: [] };
    expect((await of('clinic_reading', 'reader', small)).map(({ state }) => state)).toEqual(['ok', 'ok', 'warn']);
    const asked = [{ question: '几张床', sql: 'SELECT SUM(beds) FROM wards' }];
    const missing = await of('clinic_reading', 'reader', { ...read, examples: asked });
    expect(missing.filter(({ state }) => state === 'fail').map(({ what }) => what)).toEqual([
      expect.stringContaining('wards.floor'),
      expect.stringContaining('wards.beds'),
      expect.stringContaining('wards.parent_id'),
      expect.stringContaining('几张床'),
    ]);
    expect(await diagnoseMysqlWrites(small, address('reader', 'clinic_reading'))).toEqual([
      expect.objectContaining({ check: 'read-only', state: 'ok' }),
    ]);
  });

  it('is not sound where the user can write, and says what else it can read', async () => {
    const before = await server().run('CHECKSUM TABLE clinic.wards, clinic.visits; SHOW TABLES FROM clinic');
    const found = await diagnoseMysqlWrites(description, address('writer', 'clinic'));
    const failures = found.filter(({ state }) => state === 'fail').map(({ what }) => what);
    expect(failures[0]).toContain('CREATE TABLE');
    expect(failures).toContainEqual(expect.stringContaining('INSERT INTO wards'));
    expect(failures).toContainEqual(expect.stringContaining('INSERT, CREATE, DROP'));
    expect(await server().run('CHECKSUM TABLE clinic.wards, clinic.visits; SHOW TABLES FROM clinic')).toBe(before);
    const [wards] = description.tables.filter(({ name }) => name === 'wards');
    const wide = await diagnoseMysqlWrites(
      { ...description, tables: wards ? [wards] : [] },
      address('looker', 'clinic'),
    );
    expect(wide.map(({ state }) => state)).toEqual(['ok', 'warn']);
  });
});
