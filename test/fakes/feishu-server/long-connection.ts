import { type IncomingMessage, type Server } from 'node:http';
import { type Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { seededRandom } from '../../../src/text/seeded-random';
import { type FeishuEvent } from './events';
import { decodeFrame, encodeFrame, type Frame, headerOf } from './frames';
import { type Platform } from './platform';
import { type PushOutcome } from './webhook';

/** What the platform tells its clients, in seconds; `ReconnectCount` -1 is for ever. */
export interface ClientConfig {
  PingInterval: number;
  ReconnectCount: number;
  ReconnectInterval: number;
  ReconnectNonce: number;
}

interface Connection {
  readonly number: number;
  readonly appId: string;
  readonly socket: WebSocket;
  /** The socket stands, and nobody is behind it any more. */
  deaf: boolean;
  pings: number;
}

interface Expected {
  appId: string;
  eventId: string;
  connection: Connection;
  begun: number;
  settle: (outcome: PushOutcome) => void;
}

/** Page "使用长连接接收事件": fifty connections an app. The codes are those that the SDK knows. */
const mostConnections = 50;
export const connectionCodes = {
  systemBusy: 1,
  forbidden: 403,
  authFailed: 514,
  internalError: 1_000_040_343,
  tooMany: 1_000_040_350,
} as const;

/**
 * The long connection. Of an app's several connections a random one gets each event (page "使用长连接接收事件"). What the
 * frames hold is taken from the SDK. Events are in the clear. An event that is not answered with 200 in time is pushed
 * again by the schedule of webhooks, on whichever connection there is then.
 */
export class LongConnections {
  clientConfig: ClientConfig = { PingInterval: 120, ReconnectCount: -1, ReconnectInterval: 120, ReconnectNonce: 30 };
  /** Larger events go out in several frames. */
  fragmentBytes = 1024 * 1024;
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly connections = new Set<Connection>();
  private readonly expected = new Map<string, Expected>();
  private readonly tickets = new Map<string, string>();
  private readonly random: () => number;
  private refusing: number | undefined;
  private refusingHandshake = false;
  private counter = 0;

  constructor(
    private readonly platform: Platform,
    seed: number,
  ) {
    this.random = seededRandom(seed);
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const appId = this.tickets.get(new URL(request.url ?? '', 'http://platform').searchParams.get('ticket') ?? '');
      if (appId === undefined || this.refusingHandshake) {
        socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
        return;
      }
      this.server.handleUpgrade(request, socket, head, (client) => {
        this.accept(appId, client);
      });
    });
  }

  /**
   * What `POST /callback/ws/endpoint` answers. That a wrong id or secret gets 514 with an empty `data` is an assumption:
   * the SDK knows the code, and would take an answer without `data` for a passing fault.
   */
  endpoint(domain: string, appId: unknown, appSecret: unknown): Record<string, unknown> {
    const app = this.platform.apps.all.get(String(appId));
    const refuse = (code: number, msg: string) => {
      this.platform.log.add({
        kind: 'rejected',
        appId: app?.appId,
        request: 'ws.endpoint',
        code,
        status: 200,
        why: msg,
      });
      return { code, msg, data: {} };
    };
    if (this.refusing !== undefined) return refuse(this.refusing, 'refused');
    if (app?.enabled !== true || app.appSecret !== appSecret) return refuse(connectionCodes.authFailed, 'auth failed');
    if (this.of(app.appId).length >= mostConnections) return refuse(connectionCodes.tooMany, 'exceed conn limit');
    const ticket = this.platform.ids.hex(32);
    this.tickets.set(ticket, app.appId);
    const url = `${domain.replace(/^http/, 'ws')}/callback/ws?device_id=${ticket.slice(0, 8)}&service_id=1&ticket=${ticket}`;
    return { code: 0, msg: 'success', data: { URL: url, ClientConfig: this.clientConfig } };
  }

  /** How many of the app's connections hear. */
  count(appId: string): number {
    return this.of(appId).filter((connection) => !connection.deaf).length;
  }

  /** Pings that came from the app, deaf connections not counted. */
  pings(appId: string): number {
    return this.of(appId).reduce((sum, connection) => sum + connection.pings, 0);
  }

  /** From now on the endpoint gives this code; with `handshake` it lets pass and the socket is refused. */
  refuseConnections(code: number | 'handshake' = connectionCodes.internalError): void {
    this.refusing = code === 'handshake' ? undefined : code;
    this.refusingHandshake = code === 'handshake';
  }

  acceptConnections(): void {
    this.refusing = undefined;
    this.refusingHandshake = false;
  }

  /** Ends what is connected: properly, or without a word. */
  dropSockets({ appId, how = 'close' }: { appId?: string; how?: 'close' | 'destroy' } = {}): void {
    for (const connection of this.of(appId)) {
      if (how === 'close') connection.socket.close(1001);
      else connection.socket.terminate();
    }
  }

  /** What is connected now stays so and goes silent: no event, no answer, no pong. */
  halfOpen(appId?: string): void {
    for (const connection of this.of(appId)) connection.deaf = true;
  }

  push(event: FeishuEvent, patience: number): Promise<PushOutcome> {
    const candidates = this.of(event.appId);
    const connection = candidates[Math.floor(this.random() * candidates.length)];
    const begun = performance.now();
    if (connection === undefined) {
      return Promise.resolve({ ok: false, status: 0, milliseconds: 0, problem: 'not connected' });
    }
    const pushId = `${event.eventId}-${++this.counter}`;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        settle({ ok: false, status: 0, milliseconds: performance.now() - begun, problem: 'not acknowledged in time' });
      }, patience);
      const settle = (outcome: PushOutcome): void => {
        clearTimeout(timer);
        this.expected.delete(pushId);
        resolve(outcome);
      };
      this.expected.set(pushId, { appId: event.appId, eventId: event.eventId, connection, begun, settle });
      if (!connection.deaf) this.send(connection, pushId, event);
    });
  }

  stop(): void {
    for (const connection of this.connections) connection.socket.terminate();
    for (const { settle } of this.expected.values()) {
      settle({ ok: false, status: 0, milliseconds: 0, problem: 'the platform stopped' });
    }
    this.server.close();
  }

  private of(appId?: string): Connection[] {
    return [...this.connections].filter((connection) => appId === undefined || connection.appId === appId);
  }

  private send(connection: Connection, pushId: string, event: FeishuEvent): void {
    const payload = Buffer.from(JSON.stringify(event.body));
    const sum = Math.max(1, Math.ceil(payload.length / this.fragmentBytes));
    for (let seq = 0; seq < sum; seq++) {
      const headers = { type: 'event', message_id: pushId, sum: String(sum), seq: String(seq), trace_id: pushId };
      const part = payload.subarray(seq * this.fragmentBytes, (seq + 1) * this.fragmentBytes);
      connection.socket.send(encodeFrame(frameOf(1, headers, part)));
    }
  }

  private accept(appId: string, socket: WebSocket): void {
    const connection: Connection = { number: ++this.counter, appId, socket, deaf: false, pings: 0 };
    const note = (kind: 'connected' | 'disconnected'): void => {
      this.platform.log.add({ kind, appId, connection: connection.number });
    };
    this.connections.add(connection);
    note('connected');
    socket.on('message', (data: RawData) => {
      if (!connection.deaf) this.receive(connection, decodeFrame(data as Buffer));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.connections.delete(connection);
      note('disconnected');
      for (const { connection: other, begun, settle } of this.expected.values()) {
        const milliseconds = performance.now() - begun;
        if (other === connection) settle({ ok: false, status: 0, milliseconds, problem: 'disconnected' });
      }
    });
  }

  private receive(connection: Connection, frame: Frame): void {
    if (frame.method === 0 && headerOf(frame, 'type') === 'ping') {
      connection.pings++;
      const payload = Buffer.from(JSON.stringify(this.clientConfig));
      connection.socket.send(encodeFrame(frameOf(0, { type: 'pong' }, payload)));
      return;
    }
    const expected = this.expected.get(headerOf(frame, 'message_id') ?? '');
    if (expected === undefined) return;
    const { code, data } = JSON.parse(Buffer.from(frame.payload ?? []).toString()) as { code: number; data?: string };
    const milliseconds = performance.now() - expected.begun;
    const { appId, eventId } = expected;
    this.platform.log.add({
      kind: 'acknowledged',
      appId,
      eventId,
      connection: connection.number,
      milliseconds,
      status: code,
    });
    const answer = data === undefined ? undefined : (JSON.parse(Buffer.from(data, 'base64').toString()) as unknown);
    const problem = code === 200 ? undefined : `code ${code}`;
    expected.settle({ ok: code === 200, status: code, milliseconds, answer, problem });
  }
}

const frameOf = (method: number, headers: Record<string, string>, payload: Uint8Array): Frame => ({
  SeqID: 0,
  LogID: 0,
  service: 1,
  method,
  headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
  payload,
});
