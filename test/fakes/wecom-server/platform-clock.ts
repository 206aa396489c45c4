/** The platform's time, in epoch milliseconds: the real one and the jumps that the test made. */
export class PlatformClock {
  private jumped = 0;

  now = (): number => Date.now() + this.jumped;

  advance(milliseconds: number): void {
    this.jumped += milliseconds;
  }
}
