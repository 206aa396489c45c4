import { ConnectedApp } from '../../../../test/fakes/connected-app';

let app: ConnectedApp;
afterEach(() => app.close());

it('hands events on, and answers them when they are stored', async () => {
  app = await ConnectedApp.open();
  await app.is('ok');
  const [pushed] = await app.say('血压多少算高');
  expect(pushed).toMatchObject({ ok: true, status: 200 });
  expect(app.texts).toEqual(['血压多少算高']);
  expect(app.connection.status).toMatchObject({ state: 'ok', problem: null, reconnects: 0 });
});

it('carries an answer back to the platform', async () => {
  app = await ConnectedApp.open();
  app.answer = { toast: { type: 'info', content: '好' } };
  await app.is('ok');
  const [pushed] = await app.say('好');
  expect(pushed?.answer).toEqual(app.answer);
});

it('does not acknowledge what was not stored: it comes again', async () => {
  app = await ConnectedApp.open();
  await app.is('ok');
  app.fail = new Error('database is locked');
  const [pushed] = await app.say('第一次');
  expect(pushed).toMatchObject({ ok: false, status: 500 });
  app.fail = null;
  app.server.clock.advance(20_000);
  await app.until(() => app.texts.length === 1);
  expect(app.logger.text()).toContain('was not stored');
});

it.each(['close', 'destroy'] as const)('comes back after a line that breaks (%s)', async (how) => {
  app = await ConnectedApp.open();
  await app.is('ok');
  app.server.dropSockets({ how });
  await app.until(() => app.connection.status.reconnects === 1);
  await app.is('ok');
  await app.say('还在吗');
  expect(app.texts).toEqual(['还在吗']);
  expect(app.server.connections.count(app.appId)).toBe(1);
});

it('notices a line on which nobody answers any more', async () => {
  app = await ConnectedApp.open();
  await app.is('ok');
  app.server.halfOpen();
  await app.until(() => app.connection.status.reconnects === 1);
  await app.is('ok');
  expect(app.server.connections.count(app.appId)).toBe(1);
});

it('gives a silent line up even when the SDK does not', async () => {
  app = await ConnectedApp.open({ pong: 3_600_000, silence: 300 });
  await app.is('ok');
  app.server.halfOpen();
  await app.until(() => app.connection.status.reconnects > 0);
  expect(app.logger.text()).toContain('the line is silent');
});

it('keeps a quiet line, because pongs are heard', async () => {
  app = await ConnectedApp.open({ silence: 400 });
  await app.is('ok');
  const before = app.server.connections.pings(app.appId);
  await app.until(() => app.server.connections.pings(app.appId) > before + 12);
  expect(app.connection.status).toMatchObject({ state: 'ok', reconnects: 0 });
});

it('says when the platform does not take the secret, without telling it, and tries on', async () => {
  app = await ConnectedApp.open({}, { secret: 'another-secret' });
  await app.is('failed');
  expect(app.connection.status.problem).toMatch(/code=514/);
  expect(app.logger.text()).not.toContain('another-secret');
  app.server.revokeSecret(app.appId, 'another-secret');
  await app.is('ok');
});

it('tries on while the platform is not there', async () => {
  app = await ConnectedApp.open();
  await app.is('ok');
  app.server.refuseConnections('handshake');
  app.server.dropSockets();
  await app.is('reconnecting');
  await app.until(() => app.connection.status.problem === 'the platform cannot be reached');
  app.server.refuseConnections();
  app.server.acceptConnections();
  await app.is('ok');
});

it('stops after what is under way is acknowledged, and takes nothing more', async () => {
  app = await ConnectedApp.open();
  await app.is('ok');
  let finish: () => void = () => undefined;
  app.hold = new Promise((resolve) => (finish = resolve));
  const pushing = app.say('最后一条');
  await app.until(() => app.begun === 1);
  const stopping = app.connection.stop();
  finish();
  await stopping;
  expect((await pushing)[0]).toMatchObject({ ok: true });
  await app.until(() => app.server.connections.count(app.appId) === 0);
  expect(app.connection.status.state).toBe('stopped');
});
