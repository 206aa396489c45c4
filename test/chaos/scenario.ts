import { type Findings, faultsIn } from './checker';
import type { ChaosDatabase } from './database';
import type { Plant } from './faults/plants';
import { World, type WorldOptions } from './world';

export interface Run {
  seed: number;
  /** `small`: just enough for a planted fault to show. `quick`: what fits into minutes. `full`: all that is promised. */
  size: 'small' | 'quick' | 'full';
  plant: Plant | undefined;
  database(): Promise<ChaosDatabase>;
  /** A line for who waits. */
  tell(line: string): void;
}

export interface Scenario {
  name: string;
  /** On which databases it means something. */
  databases: readonly ChaosDatabase['kind'][];
  /** Those of the quick set; all when not given. */
  quick?: readonly ChaosDatabase['kind'][];
  run(run: Run, report: Report): Promise<void>;
}

/** From SIGTERM to the end, at most. */
const EXIT_MILLISECONDS = 25_000;
const SMALL_PATIENCE_MILLISECONDS = 8_000;

/** What a scenario found, over all its worlds. */
export class Report {
  readonly problems: string[] = [];
  readonly figures: Record<string, number | string> = {};
  readonly totals = { delivered: 0, replies: 0, lost: 0, doubled: 0, misplaced: 0 };

  problem(words: string): void {
    this.problems.push(words);
  }

  figure(name: string, value: number | string): void {
    this.figures[name] = typeof value === 'number' ? Math.round(value * 10) / 10 : value;
  }

  /** A figure with a limit. */
  atMost(name: string, value: number, limit: number): void {
    this.figure(name, value);
    if (!(value <= limit)) this.problem(`${name} is ${Math.round(value)}, at most ${limit}`);
  }

  add(findings: Findings, options?: { mayOvertake?: boolean }): void {
    const { totals } = this;
    totals.delivered += findings.delivered;
    totals.replies += findings.replies;
    totals.lost += findings.lost + findings.unacknowledged + findings.missingParts + findings.wrong;
    totals.doubled += findings.doubled + findings.chatterAnswered;
    totals.misplaced += findings.misplaced;
    const faults = faultsIn(findings, options);
    if (faults.length === 0) return;
    this.problem(faults.join(', '));
    for (const line of findings.faults.slice(0, 12)) this.problem(`  ${line}`);
  }
}

export interface WorldRun extends Partial<WorldOptions> {
  /** How long answers may take to come after everything was said, in milliseconds. */
  patience?: number;
  /** Whether a later question may be answered before an earlier one, as after a failure of the database. */
  mayOvertake?: boolean;
}

/** Runs a piece of a scenario in a world of its own, waits for the answers, ends the program properly and checks all. */
export async function inWorld(
  run: Run,
  report: Report,
  options: WorldRun,
  act: (world: World) => Promise<void>,
): Promise<void> {
  const { patience = 60_000, mayOvertake = false, ...rest } = options;
  const database = rest.database ?? (await run.database());
  const world = await World.open({ seed: run.seed, plant: run.plant, ...rest, database });
  try {
    await act(world);
    // Where a fault is planted, what is lost does not come however long one waits.
    await world.settled(run.size === 'small' ? Math.min(patience, SMALL_PATIENCE_MILLISECONDS) : patience);
    const { findings, exitCode, exitMilliseconds } = await world.close();
    report.add(findings, { mayOvertake });
    if (exitCode !== 0) report.problem(`The program ended with ${String(exitCode)}`);
    report.atMost('exit ms', Math.max(exitMilliseconds, Number(report.figures['exit ms'] ?? 0)), EXIT_MILLISECONDS);
    if (report.problems.length > 0 && run.plant === undefined) run.tell(world.logTail());
  } catch (error) {
    report.problem(error instanceof Error ? (error.stack ?? error.message) : String(error));
    run.tell(world.logTail());
  } finally {
    await world.remove();
  }
}
