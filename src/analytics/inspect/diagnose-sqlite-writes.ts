import type { DataConnection } from '../source/data-source';
import type { SourceDescription } from '../source/source-description';
import { finding, type SourceFinding } from './finding';

/** Asks the process that queries the copy to write; the source itself is out of its reach. */
export async function diagnoseSqliteWrites(
  { tables: [table] }: SourceDescription,
  connection: DataConnection,
): Promise<SourceFinding[]> {
  const name = `"${(table?.name ?? '').replaceAll('"', '""')}"`;
  const attempts = ['CREATE TABLE fennelbean_probe (a)', `DELETE FROM ${name}`, "VACUUM INTO 'fennelbean_probe'"];
  for (const sql of attempts) {
    const result = await connection.run(sql);
    if (result.status === 'failed' && result.reason === 'denied') continue;
    return [
      finding('read-only', 'fail', `写操作没有被拒绝：${sql} · a write was not refused`, '请报告 · please report it'),
    ];
  }
  const what = '查询进程拒绝写入，只查副本 · the query process refuses to write, and asks a copy only';
  return [finding('read-only', 'ok', what)];
}
