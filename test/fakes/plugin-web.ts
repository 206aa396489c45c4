import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import type { PluginDefinition } from '../../src/core/plugin';
import type { WebClient, WebClients } from '../../src/core/ports/web-client';
import { GuardedWeb } from '../../src/net/web-client';
import { PluginHost } from '../../src/plugins/plugin-host';
import type { PluginEntry } from '../../src/plugins/plugins.config';
import { publicAddress } from '../fixtures/guarded-fetch/hostile-url';
import { projectFolder } from '../support/compile-sources';
import { entryOf, hostOptions, type Logged } from './plugin-host';
import { TemporaryFolder } from './temporary-folder';

export interface WebVisit {
  method: string;
  host: string;
  /** With the query. */
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface WebReply {
  status?: number;
  type?: string;
  body: string;
}

/** The web on loopback: every public name leads to one server, over the guarded fetcher as it is. */
export class FakeWeb {
  readonly visits: WebVisit[] = [];
  readonly logged: Logged[] = [];
  private readonly folder = new TemporaryFolder();
  private readonly server: Server;
  private web!: GuardedWeb;

  constructor(private readonly answer: (visit: WebVisit) => WebReply) {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { method = '', headers } = request;
        const url = new URL(request.url ?? '', `http://${headers.host ?? ''}`);
        const visit = { method, host: url.hostname, url, headers, body };
        this.visits.push(visit);
        const reply = this.answer(visit);
        response.writeHead(reply.status ?? 200, { 'content-type': reply.type ?? 'application/json' }).end(reply.body);
      });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    const network = {
      resolve: () => Promise.resolve([publicAddress]),
      dial: () => connect(port, '127.0.0.1'),
    };
    this.web = new GuardedWeb({ pageScript: '/nowhere.js', network });
    return this;
  }

  /** A host with one shipped plugin, as the manifest in its folder says. */
  host(
    name: string,
    definition: unknown,
    entry: Partial<PluginEntry> & { variables?: Record<string, string> },
  ): PluginHost {
    const { variables = {}, ...changes } = entry;
    this.folder.write({
      [`${name}/plugin.json`]: readFileSync(join(projectFolder, 'plugins', name, 'plugin.json')),
      [`${name}/index.js`]: '',
    });
    return new PluginHost({
      ...hostOptions(this.logged),
      shippedFolder: this.folder.path,
      load: () => Promise.resolve(definition as PluginDefinition),
      variable: (variable) => variables[variable],
      entries: [entryOf({ name }, changes)],
      web: this.clients,
    });
  }

  close(): void {
    this.web.stop();
    this.server.close();
    this.folder.remove();
  }

  /** Pages are taken apart here; the process that does it otherwise has its own specs. */
  private readonly clients: WebClients = (grants) => {
    const client = this.web.client(grants);
    const readPage: WebClient['readPage'] = async (url, signal) => {
      const result = await client.ask({ url, signal });
      if (result.status === 'refused') return result;
      const { status, text } = result.answer;
      if (status !== 200) return { status: 'refused', reason: 'unreachable' };
      const title = /<title>(.*?)<\/title>/.exec(text)?.[1] ?? '';
      return { status: 'read', page: { title, text: text.replace(/<title>.*?<\/title>|<[^>]*>/g, '') } };
    };
    return { ask: (request) => client.ask(request), readPage };
  };
}
