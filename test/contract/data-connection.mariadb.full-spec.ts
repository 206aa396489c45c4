import { createDataConnection } from '../../src/analytics/connection/create-data-connection';
import { type DataConnection, queryLimits, type QueryLimits } from '../../src/analytics/source/data-source';
import { describeOnMariadb } from '../servers/describe-on-mariadb';
import { freePort } from '../servers/free-port';
import { dataConnectionContract } from './data-connection.contract';

jest.setTimeout(30_000);

describeOnMariadb('a line to MariaDB', (server) => {
  let closedPort = 0;
  const open = (limits: Partial<QueryLimits> = {}, port = server().access.port): DataConnection =>
    createDataConnection(
      { kind: 'mysql', ...server().access, port, database: 'test_papers', timeZone: 'Asia/Shanghai' },
      { ...queryLimits, ...limits },
    );
  const change = async (...statements: readonly string[]): Promise<void> => {
    await server().run(['USE test_papers', ...statements].join(';\n'));
  };

  beforeAll(async () => {
    closedPort = await freePort();
    await server().run('CREATE DATABASE test_papers CHARACTER SET utf8mb4');
    await change(
      'CREATE TABLE papers (id INT PRIMARY KEY, subject VARCHAR(20), added_on DATE)',
      "INSERT INTO papers VALUES (1, '心血管', '2026-03-01'), (2, '呼吸', '2026-04-09')",
      'CREATE TABLE `随访 记录` (`随访 日期` DATE)',
      "INSERT INTO `随访 记录` VALUES ('2026-01-02')",
      'CREATE TABLE attachments (id INT PRIMARY KEY, content LONGBLOB)',
      "INSERT INTO attachments SELECT seq, REPEAT('x', 10000000) FROM seq_1_to_3",
      `CREATE TABLE kinds (price DECIMAL(30, 12), total DECIMAL(10, 2), mark FLOAT, flags BIT(8), at TIMESTAMP,
         seen DATETIME, spent TIME, kind ENUM('甲', '乙'), detail JSON, place POINT, big BIGINT UNSIGNED)`,
      "SET SESSION time_zone = '+00:00'",
      `INSERT INTO kinds VALUES (0.123456789012, 12.50, 0.1, b'101', '2026-03-01 00:30:00', '2026-03-01 00:30:00',
         '01:02:03', '乙', '{"a": 1}', POINT(1, 2), 18446744073709551615)`,
    );
  });

  dataConnectionContract(() => ({
    open,
    change,
    openDead: () => open({}, closedPort),
    words: {
      numbers: (count) => `(SELECT seq AS n FROM seq_1_to_${count})`,
      endless: 'SELECT COUNT(*) FROM seq_1_to_100000000 a JOIN seq_1_to_1000 b ON a.seq % 7 = b.seq % 5',
      blob: (bytes) => `CAST(REPEAT('x', ${bytes}) AS BINARY)`,
      quote: (name) => `\`${name}\``,
    },
  }));

  it('ends what repeats after 1,000 rounds', async () => {
    const connection = open();
    const rounds = 'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5000)';
    const result = await connection.run(`${rounds} SELECT MAX(i) FROM n`);
    await connection.close();
    expect(result).toMatchObject({ table: { rows: [[1001]] } });
  });

  it('gives each kind of value as a cell', async () => {
    const connection = open();
    const result = await connection.run('SELECT * FROM kinds');
    await connection.close();
    expect(result).toMatchObject({
      table: {
        rows: [
          [
            0.123456789012,
            12.5,
            0.1,
            5,
            '2026-03-01 08:30:00',
            '2026-03-01 00:30:00',
            '01:02:03',
            '乙',
            '{"a": 1}',
            null,
            '18446744073709551615',
          ],
        ],
      },
    });
  });

  it('keeps nothing of one query for the next', async () => {
    const connection = open({ parallel: 1 });
    await connection.run("SELECT GET_LOCK('held', 0), @mine := 5");
    const result = await connection.run("SELECT IS_FREE_LOCK('held'), @mine");
    await connection.close();
    expect(result).toMatchObject({ table: { rows: [[1, null]] } });
  });

  it('goes on after its connections were ended, and leaves nothing running', async () => {
    const connection = open({ milliseconds: 500 });
    expect(await connection.run('SELECT SLEEP(30)')).toMatchObject({ reason: 'too-slow' });
    await connection.run('SELECT 1');
    await server().run(
      `EXECUTE IMMEDIATE CONCAT('KILL USER ', QUOTE('${server().access.user}'), '@', QUOTE('127.0.0.1'))`,
    );
    expect(await connection.run('SELECT 1')).toMatchObject({ status: 'rows' });
    await connection.close();
    const running =
      "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE '%SLEEP(30%' AND user <> 'root'";
    expect(await server().run(running)).toBe('0');
  });
});
