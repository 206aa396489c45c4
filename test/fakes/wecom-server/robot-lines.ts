import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { type Commands, fieldsOf } from './commands';
import type { Happenings } from './happenings';
import { Refusal, refusals } from './refusal';

export interface Credentials {
  botId: string;
  secret: string;
}

interface Line {
  readonly number: number;
  readonly socket: WebSocket;
  isSubscribed: boolean;
  /** The socket stands, and nobody is behind it any more. */
  isDeaf: boolean;
}

/**
 * What happens to a command. `unanswered`: carried out, without an acknowledgement. `ignored`: neither. A number: refused
 * with this code.
 */
export type Fault = 'unanswered' | 'ignored' | number;

export interface RobotLinesOptions {
  credentials: Credentials;
  commands: Commands;
  log: Happenings;
}

/**
 * The long connection; page `path/101463`. Frames are JSON: `{cmd, headers: {req_id}, body}` both ways, and an
 * acknowledgement without `cmd`. A robot has one line; a new subscription ends the one before.
 */
export class RobotLines {
  isRefusing = false;
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly lines = new Set<Line>();
  private readonly faults: { cmd: string; fault: Fault; left: number }[] = [];
  private count = 0;

  constructor(private readonly options: RobotLinesOptions) {}

  attach(http: Server): void {
    http.on('upgrade', (request, socket: Duplex, head) => {
      if (this.isRefusing) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
        return;
      }
      this.server.handleUpgrade(request, socket, head, (webSocket) => {
        this.accept(webSocket);
      });
    });
  }

  /** The line that serves the robot now. */
  get current(): Line | null {
    return [...this.lines].find(({ isSubscribed }) => isSubscribed) ?? null;
  }

  /** Scripts what happens to the next so many of these commands. */
  fail(cmd: string, fault: Fault, times = 1): void {
    this.faults.push({ cmd, fault, left: times });
  }

  /** Resolves when the frame is written. */
  async send(frame: { cmd: string; headers: { req_id: string }; body: object }): Promise<number> {
    const line = this.current;
    if (!line) throw new Error('not-open: no robot is connected');
    await new Promise<void>((resolve, reject) => {
      line.socket.send(JSON.stringify(frame), (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    return line.number;
  }

  drop(how: 'close' | 'destroy'): void {
    for (const { socket } of this.lines) {
      if (how === 'close') socket.close(1012);
      else socket.terminate();
    }
  }

  deafen(): void {
    for (const line of this.lines) line.isDeaf = true;
  }

  stop(): void {
    for (const { socket } of this.lines) socket.terminate();
    this.server.close();
  }

  private accept(socket: WebSocket): void {
    const line: Line = { number: ++this.count, socket, isSubscribed: false, isDeaf: false };
    this.lines.add(line);
    socket.on('message', (data: RawData) => {
      if (!line.isDeaf) this.receive(line, JSON.parse((data as Buffer).toString('utf8')) as Frame);
    });
    socket.on('close', () => {
      this.lines.delete(line);
      this.options.log.add({ kind: 'disconnected', connection: line.number });
    });
    socket.on('error', () => undefined);
  }

  private receive(line: Line, { cmd, headers, body = {} }: Frame): void {
    const fault = this.nextFault(cmd);
    const { log } = this.options;
    if (fault === 'ignored') {
      log.add({ kind: 'ignored', cmd });
      return;
    }
    try {
      if (typeof fault === 'number') throw new Refusal(fault, 'as the test wants it');
      const answer = this.carryOut(line, cmd, headers.req_id, body);
      log.add({ kind: fault === 'unanswered' ? 'unanswered' : 'carried-out', cmd });
      if (fault !== 'unanswered') reply(line, { headers, errcode: 0, errmsg: 'ok', ...(answer && { body: answer }) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { errcode, errmsg } = error;
      log.add({ kind: 'refused', cmd, errcode });
      reply(line, { headers, errcode, errmsg });
    }
  }

  private carryOut(line: Line, cmd: string, requestId: string, body: object): object | undefined {
    const { commands, log } = this.options;
    if (cmd === 'aibot_subscribe') {
      this.subscribe(line, body);
      return undefined;
    }
    if (!line.isSubscribed) throw refusals.notSubscribed();
    if (cmd !== 'ping') return commands.run(cmd, requestId, fieldsOf(body, 'body'));
    log.add({ kind: 'pinged', connection: line.number });
    return undefined;
  }

  private subscribe(line: Line, body: object): void {
    const { credentials, log } = this.options;
    const given = body as { bot_id?: string; secret?: string };
    if (given.bot_id !== credentials.botId || given.secret !== credentials.secret) throw refusals.secret();
    const before = this.current;
    if (before && before !== line) this.oust(before);
    line.isSubscribed = true;
    log.add({ kind: 'subscribed', connection: line.number });
  }

  private oust(line: Line): void {
    const body = {
      msgid: `ousted-${line.number}`,
      create_time: Math.floor(Date.now() / 1000),
      aibotid: this.options.credentials.botId,
      msgtype: 'event',
      event: { eventtype: 'disconnected_event' },
    };
    line.isSubscribed = false;
    this.options.log.add({ kind: 'ousted', connection: line.number });
    reply(line, { cmd: 'aibot_event_callback', headers: { req_id: `ousted-${line.number}` }, body });
    line.socket.close(1000);
  }

  private nextFault(cmd: string): Fault | undefined {
    const scripted = this.faults.find((item) => item.cmd === cmd && item.left > 0);
    if (scripted) scripted.left--;
    return scripted?.fault;
  }
}

interface Frame {
  cmd: string;
  headers: { req_id: string };
  body?: object;
}

const reply = ({ socket }: Line, frame: object): void => {
  socket.send(JSON.stringify(frame));
};
