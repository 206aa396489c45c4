import { SqliteCopies, type SqliteCopiesOptions } from '../connection/sqlite/sqlite-copies';
import { finding, type SourceFinding } from './finding';

/** Whether a copy of a SQLite source can be made; null: it can. Its problem is told to nobody but the admin. */
export async function diagnoseCopy(options: SqliteCopiesOptions): Promise<SourceFinding | null> {
  const copies = new SqliteCopies(options);
  try {
    await copies.current();
    return null;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const todo = '检查文件路径、权限和 rowFilter · check the path of the file, its rights and the row filters';
    return finding('connection', 'fail', `不能建立副本：${problem} · no copy can be made`, todo);
  } finally {
    await copies.close();
  }
}
