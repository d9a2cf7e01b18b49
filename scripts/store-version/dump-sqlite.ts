import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

/** A database file as SQL that makes it again, its tables in the order in which they were made. */
export function dumpSqlite(file: string): string {
  const database = new DatabaseSync(file);
  const made = database
    .prepare('select type, name, sql from sqlite_master where sql is not null order by rowid')
    .all();
  const statements = made.flatMap(({ type, name, sql }) => [
    `${sql};`,
    ...(type === 'table' ? rowsOf(database, String(name)) : []),
  ]);
  database.close();
  return `${['PRAGMA foreign_keys=OFF;', 'BEGIN TRANSACTION;', ...statements, 'COMMIT;'].join('\n')}\n`;
}

function rowsOf(database: DatabaseSync, table: string): string[] {
  const rows = database.prepare(`select * from "${table}" order by rowid`).all();
  return rows.map((row) => `INSERT INTO ${table} VALUES(${Object.values(row).map(literal).join(',')});`);
}

function literal(value: SQLOutputValue): string {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return `X'${Buffer.from(value).toString('hex')}'`;
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
