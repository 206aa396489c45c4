import { createServer, type Server } from 'node:http';
import type { Webhook } from '../../../src/core/ports/webhook';

/** A webhook behind a door of its own, on this machine. @param webhook of the program that runs now, if any */
export async function openDoor(webhook: () => Webhook | undefined): Promise<Server> {
  const door = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers } = request;
      const handled = webhook()?.handle({ app: 'main', headers, body: Buffer.concat(chunks) });
      void Promise.resolve(handled ?? { status: 503, body: {} }).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return door;
}
