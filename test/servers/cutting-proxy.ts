import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a program and its server, and can lose an answer: the server has done its work, and nobody hears of it. */
export class CuttingProxy {
  private readonly sockets = new Set<Socket>();
  private trigger: string | null = null;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(target: { host: string; port: number }): Promise<CuttingProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new CuttingProxy(server, (server.address() as AddressInfo).port);
    server.on('connection', (program) => {
      proxy.join(program, connect(target));
    });
    return proxy;
  }

  /** The next request that bears this text is passed on; its answer is not, and the connection ends. */
  loseAnswerTo(text: string): void {
    this.trigger = text;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private join(program: Socket, server: Socket): void {
    let isLost = false;
    program.on('data', (request) => {
      if (this.trigger !== null && request.includes(this.trigger)) {
        isLost = true;
        this.trigger = null;
      }
      server.write(request);
    });
    server.on('data', (answer) => {
      if (isLost) program.destroy();
      else program.write(answer);
    });
    for (const [socket, other] of [
      [program, server],
      [server, program],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
