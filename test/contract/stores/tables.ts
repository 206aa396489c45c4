import type { Subject } from '../stores.contract';

const sorted = (names: Iterable<string | undefined>) => [...names].map(String).sort();

export function describeTables(subject: Subject): void {
  describe('tables', () => {
    it('have the columns and indexes that the entities name, and no others', async () => {
      const { dataSource } = subject.database;
      const runner = dataSource.createQueryRunner();
      try {
        for (const entity of dataSource.entityMetadatas) {
          const table = await runner.getTable(entity.tableName);
          expect(sorted((table?.columns ?? []).map(({ name }) => name))).toEqual(
            sorted(entity.columns.map(({ databaseName }) => databaseName)),
          );
          const describeIndex = (name: string | undefined, columns: string[], unique: boolean) =>
            `${name ?? ''}(${columns.join()})${unique ? ' unique' : ''}`;
          expect(
            sorted((table?.indices ?? []).map((index) => describeIndex(index.name, index.columnNames, index.isUnique))),
          ).toEqual(
            sorted(
              entity.indices.map((index) =>
                describeIndex(
                  index.name,
                  index.columns.map(({ databaseName }) => databaseName),
                  index.isUnique,
                ),
              ),
            ),
          );
          for (const column of entity.columns) {
            expect(table?.findColumnByName(column.databaseName)?.isNullable).toBe(column.isNullable);
          }
        }
      } finally {
        await runner.release();
      }
    });

    it('answers a ping', async () => {
      await expect(subject.database.ping()).resolves.toBeUndefined();
    });

    it('can be opened again, and closed twice', async () => {
      await subject.restart();
      await subject.database.ping();
      await subject.database.close();
      await subject.database.close();
      await subject.restart();
    });
  });
}
