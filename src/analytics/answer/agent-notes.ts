import type { AnswererStep } from '../../core/answerer-trace';
import type { ResultTable } from '../../core/figures';
import type { ToldStep } from './agent-material';
import type { AgentRows } from './agent-rows';

const TRACED_SQL = 2000;

/** What was done for one question, for the trace and for the model that goes on. */
export class AgentNotes {
  readonly steps: AnswererStep[] = [];
  readonly talk: ToldStep[] = [];
  readonly results: AgentRows[] = [];
  /** Results of calculations, as tables of numbers. */
  readonly calculated: ResultTable[] = [];
  /** How often something had to be mended. */
  repairs = 0;
  /** The last one that could be drawn. */
  chart: unknown;

  constructor(private readonly elapsed: () => number) {}

  get last(): AgentRows | undefined {
    return this.results.at(-1);
  }

  get queries(): string[] {
    return this.results.map(({ sql }) => sql);
  }

  went(did: ToldStep['did'], came: unknown): void {
    this.talk.push({ did, came });
  }

  mend(did: ToldStep['did'], came: unknown): void {
    this.repairs += 1;
    this.went(did, came);
  }

  /** @param begun by the same clock */
  note(action: AnswererStep['action'], begun: number, facts: Partial<AnswererStep> = {}): void {
    const { sql, ...rest } = facts;
    const milliseconds = Math.round(this.elapsed() - begun);
    const cut = sql !== undefined && { sql: sql.slice(0, TRACED_SQL) };
    this.steps.push({ action, status: 'done', ...rest, ...cut, milliseconds });
  }
}
