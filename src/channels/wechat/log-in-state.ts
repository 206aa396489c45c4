import type { ChannelHealth } from '../../core/ports/channel-health';
import type { ChannelLogin } from '../../core/ports/channel-login';
import type { Clock } from '../../core/ports/clock';
import type { StopReason } from './outbound/breaker';

type State = 'stopped' | 'starting' | 'waiting' | 'scanned' | 'in' | 'interrupted' | 'out' | 'failed';

/** Whether the account is on WeChat, as far as the puppet tells. */
export class LogInState {
  private state: State = 'stopped';
  private since: number;
  private qr: string | null = null;
  private account = '';
  private logIns = 0;
  private problem: string | null = null;
  private lastEventAt: number | null = null;

  constructor(private readonly clock: Clock) {
    this.since = clock.now();
  }

  get app(): string {
    return this.account;
  }

  /** It will be logged in soon, or else something else is heard: nobody has to do anything yet. */
  get isComing(): boolean {
    return this.state === 'starting' || this.state === 'scanned' || this.state === 'interrupted';
  }

  starting(): void {
    this.enter('starting');
  }

  /** @param qr to be scanned; null once somebody has */
  waiting(qr: string | null): void {
    this.enter(qr === null ? 'scanned' : 'waiting');
    this.qr = qr;
  }

  in(account: string): void {
    this.account = account;
    this.logIns++;
    this.enter('in');
  }

  /** @param isOver false while the puppet goes on by itself with the same log-in */
  out(isOver: boolean): void {
    this.enter(isOver ? 'out' : 'interrupted');
  }

  /** @param problem for an admin */
  failed(problem: string): void {
    this.enter('failed');
    this.problem = problem;
  }

  stopped(): void {
    this.enter('stopped');
  }

  heard(): void {
    this.lastEventAt = this.clock.now();
  }

  login(): ChannelLogin {
    const states = { in: 'logged-in', waiting: 'waiting-for-scan', scanned: 'waiting-for-scan' } as const;
    const state = this.state in states ? states[this.state as keyof typeof states] : 'logged-out';
    return { channel: 'wechat', app: this.account, state, qrText: this.qr, since: this.since };
  }

  /** @param stop why nothing is sent; null while it is */
  health(stop: StopReason | null): ChannelHealth {
    const line = this.line();
    const stopped = stop !== null && this.state !== 'stopped' ? { state: 'failed' as const, problem: words[stop] } : {};
    return {
      channel: 'wechat',
      app: this.account,
      mode: 'puppet',
      ...line,
      ...stopped,
      since: this.since,
      lastEventAt: this.lastEventAt,
      reconnects: Math.max(0, this.logIns - 1),
    };
  }

  private line(): Pick<ChannelHealth, 'state' | 'problem'> {
    switch (this.state) {
      case 'in':
        return { state: 'ok', problem: null };
      case 'starting':
      case 'scanned':
        return { state: 'connecting', problem: null };
      case 'waiting':
        return { state: 'connecting', problem: '等待扫码登录 Waits for the QR code to be scanned' };
      case 'interrupted':
        return { state: 'reconnecting', problem: null };
      case 'out':
        return { state: 'failed', problem: words['logged-out'] };
      case 'failed':
        return { state: 'failed', problem: this.problem };
      case 'stopped':
        return { state: 'stopped', problem: null };
    }
  }

  private enter(state: State): void {
    this.qr = null;
    this.problem = null;
    if (state === this.state) return;
    this.state = state;
    this.since = this.clock.now();
  }
}

const words: Readonly<Record<StopReason, string>> = {
  'logged-out': '微信已退出登录，请重新扫码 The account is logged out; scan the QR code anew',
  restricted:
    '微信可能限制了账号，已停止发送，确认后请重新登录 WeChat may restrict the account; nothing is sent until a new log-in',
  'sends-failed': '连续发送失败，已停止发送，请检查后重新登录 Several sends failed; nothing is sent until a new log-in',
};
