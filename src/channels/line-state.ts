import type { ChannelHealth, ChannelState } from '../core/ports/channel-health';
import type { Clock } from '../core/ports/clock';

/** How a line does that the program makes and, when it breaks, makes anew. */
export class LineState {
  private state: ChannelState = 'stopped';
  private since: number;
  private problem: string | null = null;
  private connections = 0;

  constructor(private readonly clock: Pick<Clock, 'now'>) {
    this.since = clock.now();
  }

  get status(): Pick<ChannelHealth, 'state' | 'since' | 'problem' | 'reconnects'> {
    const { state, since, problem } = this;
    return { state, since, problem, reconnects: Math.max(0, this.connections - 1) };
  }

  get isStopped(): boolean {
    return this.state === 'stopped';
  }

  start(): void {
    this.enter('connecting', null);
  }

  stop(): void {
    this.enter('stopped', null);
  }

  comeUp(): void {
    this.connections++;
    this.enter('ok', null);
  }

  /**
   * @param isHopeless whether it will not come up without a person
   * @returns whether anything is new about that
   */
  breakDown(problem: string, { isHopeless }: { isHopeless: boolean }): boolean {
    const coming = this.connections === 0 ? 'connecting' : 'reconnecting';
    const state = isHopeless ? 'failed' : coming;
    const isNew = problem !== this.problem || state !== this.state;
    this.enter(state, problem);
    return isNew;
  }

  private enter(state: ChannelState, problem: string | null): void {
    this.problem = problem;
    if (state === this.state) return;
    this.state = state;
    this.since = this.clock.now();
  }
}
