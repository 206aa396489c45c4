import childProcess from 'node:child_process';
import cluster from 'node:cluster';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import inspector from 'node:inspector';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { Writable } from 'node:stream';
import tls from 'node:tls';
import workers from 'node:worker_threads';

type Target = Record<string, unknown>;

const WRITES =
  /^(?:append|chmod|chown|copy|cp$|cpSync$|createWrite|fchmod|fchown|ftruncate|futimes|lchmod|lchown|link|lutimes|mkdir|mkdtemp|rename|rm|symlink|truncate|unlink|utimes|write)/;

/**
 * Takes network, programs, threads and writing away from all that is loaded later in this process, by whatever name it
 * asks for them. What calls them anyway gets an error. The permission model forbids most of it as well, where Node has one.
 */
export function closeDoors(): void {
  // These would be made of sockets on their first use.
  const sink = (): Writable =>
    new Writable({
      write: (_chunk, _encoding, done) => {
        done();
      },
    });
  for (const name of ['stdout', 'stderr'] as const) Object.defineProperty(process, name, { value: sink() });

  close(net.Socket.prototype as unknown as Target, ['connect']);
  close(net.Server.prototype as unknown as Target, ['listen']);
  close(dgram.Socket.prototype as unknown as Target, ['bind', 'connect', 'send']);
  for (const library of [net, tls, dns, dns.promises, http, https, http2, dgram, childProcess, cluster, inspector]) {
    closeAll(library as unknown as Target);
  }
  close(workers, ['Worker', 'BroadcastChannel']);
  const writes = (library: object): string[] => Object.keys(library).filter((name) => WRITES.test(name));
  close(fs.promises, ['open', ...writes(fs.promises)]);
  close(fs, writes(fs));
  close(process as unknown as Target, ['binding', '_linkedBinding', 'dlopen', 'kill', 'chdir', '_debugProcess']);
  close(globalThis, ['fetch', 'WebSocket', 'EventSource', 'BroadcastChannel']);
  syncBuiltinESMExports();
}

function closeAll(target: Target): void {
  close(
    target,
    Object.keys(target).filter((name) => typeof Reflect.get(target, name) === 'function'),
  );
}

function close(target: Target, names: readonly string[]): void {
  for (const name of names) {
    if (!(name in target)) continue;
    const refuse = (): never => {
      throw new Error(`${name} is not allowed in an isolated process`);
    };
    Object.defineProperty(target, name, { value: refuse, configurable: false, enumerable: true, writable: false });
  }
}
