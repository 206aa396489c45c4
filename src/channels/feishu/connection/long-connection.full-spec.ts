import { setTimeout as pause } from 'node:timers/promises';
import { ConnectedApp } from '../../../../test/fakes/connected-app';

/** Timers and sockets of this process, by their kind. */
const resources = (kind: RegExp): number => process.getActiveResourcesInfo().filter((name) => kind.test(name)).length;

const residentMegabytes = (): number => {
  global.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
};

let app: ConnectedApp;
afterEach(() => app.close());

it('leaves nothing behind after 500 lines that broke', async () => {
  app = await ConnectedApp.open({ longestPause: 5 });
  await app.is('ok');
  const breakLine = async (number: number): Promise<void> => {
    app.server.dropSockets({ how: number % 2 === 0 ? 'close' : 'destroy' });
    await app.until(() => app.connection.status.reconnects === number && app.connection.status.state === 'ok');
  };
  for (let number = 1; number <= 50; number++) await breakLine(number);
  await pause(500);
  const before = { timers: resources(/Timeout/), sockets: resources(/TCP/), memory: residentMegabytes() };
  for (let number = 51; number <= 550; number++) await breakLine(number);
  await pause(500);
  expect(Math.abs(resources(/Timeout/) - before.timers)).toBeLessThanOrEqual(2);
  expect(Math.abs(resources(/TCP/) - before.sockets)).toBeLessThanOrEqual(2);
  expect(residentMegabytes() - before.memory).toBeLessThan(50);
  expect(app.server.connections.count(app.appId)).toBe(1);
  await app.say('还在吗');
  expect(app.texts).toEqual(['还在吗']);
}, 300_000);

it('loses nothing over 20 lines that went deaf', async () => {
  app = await ConnectedApp.open();
  app.server.delivery.answerWithin = 100;
  await app.is('ok');
  const said: string[] = [];
  for (let number = 1; number <= 20; number++) {
    app.server.halfOpen();
    const text = `第 ${number} 次`;
    said.push(text);
    const pushed = app.say(text);
    await app.until(() => app.connection.status.reconnects === number && app.connection.status.state === 'ok');
    await pushed;
    app.server.clock.advance(20_000);
    await app.until(() => app.texts.includes(text));
  }
  // One whose acknowledgement went down with a line comes once more: the inbox knows it.
  expect([...new Set(app.texts)]).toEqual(said);
}, 300_000);
