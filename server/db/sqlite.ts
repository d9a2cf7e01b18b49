import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type SelectModifierNode,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import { normaliseSqliteError } from './sqlite-errors.ts';

/** How long a second process's write is waited for. The event loop stands still meanwhile. */
const BUSY_TIMEOUT_MS = 2000;

/** Every commit is on the disk when it returns (`synchronous = FULL`, section 8.3 of the protocol). */
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
`;

/** kysely's SQLite dialect on node:sqlite. One connection: transactions of one process come one after another. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: NodeSqlite;

  /** Opens the file, which is made where it is missing. Throws `ProtocolError('UNAVAILABLE')` where it cannot. */
  constructor(file: string) {
    const database = new NodeSqlite(file);
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#database);
  }

  override createQueryCompiler(): SqliteQueryCompiler {
    return new LocklessCompiler();
  }
}

/**
 * Leaves out what locks rows (`for update`, `skip locked`), which SQLite cannot read and has no need of: a transaction
 * that has begun holds the lock of the whole database, and with it that of every row. None is ever locked by another.
 */
class LocklessCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier === 'Distinct' || node.rawModifier) super.visitSelectModifier(node);
  }
}

/** Takes the write lock at the beginning: what a transaction has read cannot change before it writes. */
class ImmediateDriver extends SqliteDriver {
  readonly #database: NodeSqlite;

  constructor(database: NodeSqlite) {
    super({ database });
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite has rolled back by itself after some faults, such as a full disk. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** Keeps compiled statements: the services ask few different questions. */
class NodeSqlite implements SqliteDatabase {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, Statement>();

  constructor(file: string) {
    this.#database = normalised(() => new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS }));
    normalised(() => this.#database.exec(PRAGMAS));
  }

  get inTransaction(): boolean {
    return this.#database.isOpen && this.#database.isTransaction;
  }

  prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = new Statement(normalised(() => this.#database.prepare(sql)));
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#database.close();
  }
}

class Statement implements SqliteStatement {
  readonly reader: boolean;
  readonly #statement: StatementSync;

  constructor(statement: StatementSync) {
    this.#statement = statement;
    this.reader = statement.columns().length > 0;
  }

  all(parameters: readonly unknown[]): unknown[] {
    return normalised(() => this.#statement.all(...parameters.map(toInput)));
  }

  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return normalised(() => this.#statement.run(...parameters.map(toInput)));
  }

  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    return this.all(parameters).values();
  }
}

function toInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`no column holds a ${typeof value}`);
}

function normalised<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw normaliseSqliteError(error);
  }
}
