import { existsSync } from 'node:fs';
import { payloadForms, sentPayload } from './payload-forms';
import type { ProvingGround, ProvingGrounds } from './proving-ground';
import { filesIn, pathsIn } from './scratch-files';

export type GuardsSql = (sql: string) => { status: 'allowed'; sql: string } | { status: 'refused'; reason: string };

export type RanSql =
  | { status: 'rows'; table: { columns: readonly string[]; rows: readonly (readonly unknown[])[] } }
  | { status: 'failed'; reason: string };

/** A ground behind the guard and the connection that serve members. */
export interface GuardedLine {
  guard: GuardsSql;
  run(sql: string): Promise<RanSql>;
  close(): Promise<void>;
}

export interface SqlGuardOptions {
  grounds: ProvingGrounds;
  open: (ground: ProvingGround) => GuardedLine;
  limits: { milliseconds: number; rows: number; bytes: number };
  onProgress?: (progress: { done: number; total: number }) => void;
  /** Told of each breach. */
  onBreach?: (breach: string) => void;
}

export interface SelectToTry {
  id: string;
  database: string;
  /** Accepted when each of them is. */
  statements: readonly string[];
}

export interface SqlGuardEvaluation {
  payloads: number;
  /** Payloads that came through in none of their forms. */
  refused: number;
  /** Tables and locks that were not as before at one of the looks. */
  writes: number;
  /** Files that came into being. */
  files: number;
  /** Statements whose result bore something that may not be read. */
  foreignRows: number;
  /** Statements that took longer or gave more than one may, or took the line down. */
  overruns: number;
  selects: number;
  /** Legitimate ones that the guard let through, and that ran if they run at all. */
  accepted: number;
  /** Of the legitimate ones. */
  refusals: readonly { id: string; reason: string }[];
  /** Payloads that were refused as a whole statement. */
  refusedWhole: number;
}

/** What one may take beyond its time before it counts: the way to the server and back on a busy machine. */
const GRACE_MILLISECONDS = 1500;
/** Between two looks at all tables, at which nothing runs. */
const PAYLOADS_A_LOOK = 100;
const AT_A_TIME = 2;
const LINE_DOWN = new Set(['unreachable', 'busy']);
const WRITTEN_WRONG = new Set(['syntax', 'unknown-name', 'type']);

/** Judges hostile statements by what comes of them, and legitimate ones by whether they are let through. */
export class EvaluateSqlGuard {
  private readonly count = { refused: 0, refusedWhole: 0, writes: 0, files: 0, foreignRows: 0, overruns: 0 };
  private state: ReadonlyMap<string, string> = new Map();

  constructor(private readonly options: SqlGuardOptions) {}

  async run(payloads: readonly string[], selects: readonly SelectToTry[]): Promise<SqlGuardEvaluation> {
    const { grounds, folders } = this.options.grounds;
    this.state = await this.options.grounds.state();
    const named = pathsIn(payloads).filter((path) => !existsSync(path));
    let done = 0;
    for (const [at, ground] of grounds.entries()) {
      const share = payloads.filter((_payload, index) => index % grounds.length === at);
      const line = await this.warm(ground);
      const before = filesIn(folders);
      try {
        for (let begin = 0; begin < share.length; begin += PAYLOADS_A_LOOK) {
          const some = share.slice(begin, begin + PAYLOADS_A_LOOK);
          await inTurns(some, (payload) => this.attack(ground, line, payload));
          await this.look();
          done += some.length;
          this.options.onProgress?.({ done, total: payloads.length });
        }
      } finally {
        await line.close();
      }
      for (const file of filesIn(folders)) if (!before.has(file)) this.breach('files', file);
    }
    for (const path of named.filter(existsSync)) this.breach('files', path);
    const refusals = await this.tryAll(selects);
    const accepted = selects.length - refusals.length;
    return { payloads: payloads.length, ...this.count, selects: selects.length, accepted, refusals };
  }

  /** The first query makes what later ones need, such as a copy of the file. */
  private async warm(ground: ProvingGround): Promise<GuardedLine> {
    const line = this.options.open(ground);
    const { table, number } = ground.target;
    const result = await this.guarded(line, `SELECT COUNT(${number}) FROM ${table}`);
    if (result.status === 'rows') return line;
    await line.close();
    throw new Error(`${ground.name} cannot be queried: ${result.reason}`);
  }

  private async attack(ground: ProvingGround, line: GuardedLine, payload: string): Promise<void> {
    let isRefused = true;
    const sent = sentPayload(payload);
    const forms = payloadForms(sent, ground.target);
    for (const sql of sent === payload ? forms : [payload, ...forms]) {
      const begun = performance.now();
      const result = await this.guarded(line, sql);
      if (performance.now() - begun > this.options.limits.milliseconds + GRACE_MILLISECONDS) {
        this.breach('overruns', sql);
      }
      if (result.status === 'refused') {
        if (sql === payload) this.count.refusedWhole++;
        continue;
      }
      isRefused = false;
      if (result.status === 'rows') this.judge(ground, sql, result.table.rows);
      else if (LINE_DOWN.has(result.reason)) this.breach('overruns', `${result.reason}: ${sql}`);
    }
    if (isRefused) this.count.refused++;
  }

  private async guarded(line: GuardedLine, sql: string): Promise<RanSql | { status: 'refused'; reason: string }> {
    const checked = line.guard(sql);
    return checked.status === 'refused' ? checked : line.run(checked.sql);
  }

  private judge(ground: ProvingGround, sql: string, rows: readonly (readonly unknown[])[]): void {
    const { limits } = this.options;
    const isForeign = (value: unknown): boolean => ground.isForeign(value) && !sql.includes(String(value));
    if (rows.some((row) => row.some(isForeign))) this.breach('foreignRows', sql);
    const bytes = Buffer.byteLength(JSON.stringify(rows));
    if (rows.length > limits.rows || bytes > limits.bytes) this.breach('overruns', sql);
  }

  private async look(): Promise<void> {
    const now = await this.options.grounds.state();
    for (const name of new Set([...now.keys(), ...this.state.keys()])) {
      if (now.get(name) !== this.state.get(name)) this.breach('writes', name);
    }
    this.state = now;
  }

  private breach(kind: 'writes' | 'files' | 'foreignRows' | 'overruns', what: string): void {
    this.count[kind]++;
    this.options.onBreach?.(`${kind}: ${what}`);
  }

  private async tryAll(selects: readonly SelectToTry[]): Promise<{ id: string; reason: string }[]> {
    const refusals: { id: string; reason: string }[] = [];
    for (const ground of this.options.grounds.grounds) {
      const own = selects.filter(({ database }) => database === ground.name);
      if (own.length === 0) continue;
      const line = this.options.open(ground);
      try {
        for (const { id, statements } of own) {
          const reason = await this.refusalOf(ground, line, statements);
          if (reason !== null) refusals.push({ id, reason });
        }
      } finally {
        await line.close();
      }
    }
    return refusals;
  }

  /** What the guard has broken counts as refused. */
  private async refusalOf(
    ground: ProvingGround,
    line: GuardedLine,
    statements: readonly string[],
  ): Promise<string | null> {
    for (const sql of statements) {
      const result = await this.guarded(line, sql);
      if (result.status === 'refused') return result.reason;
      const isWrong = result.status === 'failed' && WRITTEN_WRONG.has(result.reason);
      if (isWrong && (await ground.runs(sql))) return `broken, ${result.reason}`;
    }
    return null;
  }
}

/** A few at a time, so that one which takes all its time holds up only its own turn. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const turn = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, turn));
}
