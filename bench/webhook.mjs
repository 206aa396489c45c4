// Signed and encrypted Feishu events against the program's webhook, and against a bare node:http server that does the
// same crypto and the same durable commit, in turns within one run. Prints requests a second, p50 and p99 of the answer
// in milliseconds, processor time for each event, and the ratio. Needs a build: npm run build:api
//   node bench/webhook.mjs [--events 6000] [--connections 64] [--rounds 3]
//
// What the bare server does with each request, in this order (see `serveBare`):
//   1. reads the body              2. SHA-256 over timestamp, nonce, key and raw body, compared in constant time
//   3. JSON.parse                  4. base64, AES-256-CBC decryption, JSON.parse of the event
//   5. compares the token          6. one row into `inbox`, unique by message id, and one into `jobs`, in a database that
//      the program made (so with its columns and indexes); all requests of one turn of the event loop share one
//      transaction (WAL, synchronous=FULL)                                        7. answers 200 {} once it is committed
// The program does all of that, and besides: routing, checks of the time, of the app and of every field, the member's
// name; and it works on what it received: the gate scores each message, and its outcome is stored.
import { spawn } from 'node:child_process';
import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const self = fileURLToPath(import.meta.url);
const project = resolve(self, '..', '..');
const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '6000' },
    connections: { type: 'string', default: '64' },
    rounds: { type: 'string', default: '3' },
    /** Internal: serve as the bare reference, with the database in this folder. */
    bare: { type: 'string' },
  },
});

const app = { id: 'cli_00000000bench001', secret: 'secret', encryptKey: 'encrypt-key', token: 'verification-token' };
const cipherKey = createHash('sha256').update(app.encryptKey).digest();

if (options.bare !== undefined) await serveBare(options.bare);
else await compare();

async function serveBare(folder) {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(join(folder, 'program.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const insert = (table, columns) =>
    database.prepare(
      `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
    );
  const insertMessage = insert('inbox', [
    ...['id', 'channel', 'app', 'platform_message_id', 'conversation_id', 'assistant', 'member_id', 'member_name'],
    ...['raw_text', 'mentions_bot', 'sent_at', 'received_at', 'details'],
  ]);
  const insertJob = insert('jobs', [
    ...['id', 'message_id', 'channel', 'conversation_id', 'kind', 'state', 'run_at', 'created_at', 'attempts'],
  ]);
  let waiting = [];
  const commit = database.transaction((batch) => {
    for (const { event, at } of batch) {
      const { message, sender } = event.event;
      const id = createHash('sha256').update(message.message_id).digest('base64url').slice(0, 22);
      const place = { channel: 'feishu', conversation_id: message.chat_id };
      const { changes } = insertMessage.run({
        ...place,
        id,
        app: event.header.app_id,
        platform_message_id: message.message_id,
        assistant: 'patients',
        member_id: sender.sender_id.open_id,
        member_name: sender.sender_id.open_id.slice(-6),
        raw_text: JSON.parse(message.content).text,
        mentions_bot: 0,
        sent_at: Number(message.create_time),
        received_at: at,
        details: JSON.stringify({ kind: message.message_type, isDirect: false, attachments: [] }),
      });
      if (changes === 0) continue;
      const job = { ...place, id: randomUUID(), message_id: id, kind: 'question', state: 'pending', attempts: 0 };
      insertJob.run({ ...job, run_at: at, created_at: at });
    }
  });
  const flush = () => {
    const batch = waiting;
    waiting = [];
    commit.immediate(batch);
    for (const { done } of batch) done();
  };
  const store = (event) =>
    new Promise((done) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ event, at: Date.now(), done });
    });
  const server = createServer(async (incoming, outgoing) => {
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const answer = (status) => {
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    };
    const {
      'x-lark-signature': signature = '',
      'x-lark-request-timestamp': time,
      'x-lark-request-nonce': nonce,
    } = incoming.headers;
    const right = createHash('sha256').update(`${time}${nonce}${app.encryptKey}`).update(body).digest();
    const offered = Buffer.from(signature, 'hex');
    if (offered.length !== right.length || !timingSafeEqual(offered, right)) return answer(401);
    const sealed = Buffer.from(JSON.parse(body.toString('utf8')).encrypt, 'base64');
    const decipher = createDecipheriv('aes-256-cbc', cipherKey, sealed.subarray(0, 16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]);
    const event = JSON.parse(plain.toString('utf8'));
    if (event.header.token !== app.token) return answer(403);
    await store(event);
    answer(200);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
}

async function compare() {
  if (!existsSync(join(project, 'dist/main.js'))) {
    console.error('There is no build in dist/. Run: npm run build:api');
    process.exit(2);
  }
  const count = (name) => {
    const value = Number(options[name]);
    if (Number.isInteger(value) && value > 0) return value;
    console.error(`--${name} wants a whole number above 0.`);
    process.exit(2);
  };
  const [events, connections, rounds] = ['events', 'connections', 'rounds'].map(count);
  const folder = mkdtempSync(join(tmpdir(), 'fennelbean-webhook-'));
  const platform = await startPlatform();
  const figures = { bare: [], program: [] };
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  try {
    await (await startProgram(empty, platform.url)).stop('SIGTERM');
    for (let round = 1; round <= rounds; round++) {
      for (const name of round % 2 === 1 ? ['bare', 'program'] : ['program', 'bare']) {
        const home = join(folder, `${name}-${round}`);
        cpSync(empty, home, { recursive: true });
        const server = name === 'bare' ? await startBare(home) : await startProgram(home, platform.url);
        // Warm-up: compiled code, open connections, known groups.
        await load(server.url, makeEvents(`warm-${name}-${round}`, 1000), connections);
        const before = cpuMilliseconds(server.pid);
        const figure = await load(server.url, makeEvents(`${name}-${round}`, events), connections);
        const cpu = Math.round(((cpuMilliseconds(server.pid) - before) * 1000) / events);
        figures[name].push({ ...figure, cpu });
        console.error(`round ${round} ${name.padEnd(8)} ${JSON.stringify(figures[name].at(-1))}`);
        await server.stop();
      }
    }
  } finally {
    platform.server.closeAllConnections();
    platform.server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const result = { events, connections, rounds, bare: median(figures.bare), program: median(figures.program) };
  result.ratio = Number((result.program.perSecond / result.bare.perSecond).toFixed(2));
  console.log(JSON.stringify(result));
}

function median(figures) {
  const middle = (read) => figures.map(read).sort((a, b) => a - b)[Math.floor((figures.length - 1) / 2)];
  return {
    perSecond: middle(({ perSecond }) => perSecond),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    cpuMicroseconds: middle(({ cpu }) => cpu),
  };
}

/** Processor time of a process so far; 0 where the system does not tell. Says more than the clock on a busy machine. */
function cpuMilliseconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    // Of `man 5 proc`: utime and stime, in hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** Chatter of 200 groups, as the platform would send it. */
function makeEvents(run, count) {
  const at = Date.now();
  const lines = ['早上好各位', '哈哈哈哈', '好的好的', '晚安', '周末愉快', '大家辛苦了'];
  return Array.from({ length: count }, (_, index) => {
    const event = {
      schema: '2.0',
      header: {
        event_id: `event-${run}-${index}`,
        token: app.token,
        create_time: String(at),
        event_type: 'im.message.receive_v1',
        tenant_key: 'tenant',
        app_id: app.id,
      },
      event: {
        sender: {
          sender_id: { open_id: `ou_${index % 997}`, union_id: `on_${index % 997}`, user_id: null },
          sender_type: 'user',
          tenant_key: 'tenant',
        },
        message: {
          message_id: `om_${run}-${index}`,
          create_time: String(at),
          update_time: String(at),
          chat_id: `oc_${index % 200}`,
          chat_type: 'group',
          message_type: 'text',
          content: JSON.stringify({ text: lines[index % lines.length] }),
        },
      },
    };
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-cbc', cipherKey, iv);
    const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(event)), cipher.final()]).toString('base64');
    const body = JSON.stringify({ encrypt: sealed });
    const timestamp = String(Math.floor(at / 1000));
    const nonce = `n${index}`;
    const signature = createHash('sha256').update(`${timestamp}${nonce}${app.encryptKey}${body}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    };
    return { headers, body };
  });
}

/** Sends every event once over so many connections and waits for the answers. */
async function load(url, events, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const milliseconds = [];
  let next = 0;
  const begun = performance.now();
  const sendOn = async () => {
    while (next < events.length) {
      const event = events[next++];
      const start = performance.now();
      const status = await post(url, event, agent);
      if (status !== 200) throw new Error(`An event was answered with ${status}.`);
      milliseconds.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, sendOn));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  milliseconds.sort((a, b) => a - b);
  const quantile = (share) => Number(milliseconds[Math.floor(share * (milliseconds.length - 1))].toFixed(1));
  return { perSecond: Math.round(events.length / seconds), p50: quantile(0.5), p99: quantile(0.99) };
}

function post(url, { headers, body }, agent) {
  return new Promise((done, fail) => {
    const outgoing = request(url, { method: 'POST', agent, headers }, (incoming) => {
      incoming.resume().on('end', () => done(incoming.statusCode));
    });
    outgoing.on('error', fail).end(body);
  });
}

/** As much of the platform as the program asks for when it starts. */
async function startPlatform() {
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      const isToken = incoming.url.includes('tenant_access_token');
      const data = isToken
        ? { code: 0, tenant_access_token: 't-bench', expire: 7200 }
        : { code: 0, bot: { open_id: 'ou_bot', app_name: 'bench' }, data: { items: [], has_more: false } };
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(data));
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}

function startBare(home) {
  return startChild(home, [self, '--bare', home], {}, /(http:\S+)/);
}

async function startProgram(home, domain) {
  writeFileSync(
    join(home, 'config.yaml'),
    JSON.stringify({
      server: { port: 0 },
      database: { sqlite: { file: join(home, 'program.sqlite') } },
      knowledge: { folder: join(project, 'knowledge') },
      log: { level: 'error' },
      feishu: { appId: app.id, mode: 'webhook', domain },
    }),
  );
  const variables = {
    FENNELBEAN_CONFIG: join(home, 'config.yaml'),
    FENNELBEAN_FEISHU__APP_SECRET: app.secret,
    FENNELBEAN_FEISHU__ENCRYPT_KEY: app.encryptKey,
    FENNELBEAN_FEISHU__VERIFICATION_TOKEN: app.token,
  };
  const child = await startChild(home, [join(project, 'dist/main.js')], variables, /(http:\S+)\/\?token=/);
  for (;;) {
    const health = await fetch(`${child.url}/health`).then((response) => response.json());
    if (health.status === 'ok') return { ...child, url: `${child.url}/webhooks/feishu/main` };
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function startChild(home, args, variables, address) {
  const child = spawn(process.execPath, args, {
    cwd: home,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  const url = await new Promise((done, fail) => {
    child.once('exit', () => fail(new Error('The server did not start.')));
    child.stdout.on('data', (text) => {
      printed += text;
      const found = address.exec(printed)?.[1];
      if (found) done(found);
    });
  });
  const stop = (signal = 'SIGKILL') =>
    new Promise((done) => {
      child.once('exit', done).kill(signal);
    });
  return { url, stop, pid: child.pid };
}
