import { randomBytes } from 'node:crypto';
import { FeishuWikiOrigin } from '../../src/channels/feishu/feishu-wiki.origin';
import { OriginError, type OriginItem } from '../../src/core/ports/document-origin';
import { FeishuServer } from '../fakes/feishu-server/feishu-server';
import type { RawBlock } from '../fakes/feishu-server/wikis';

/** The wiki as an origin by the real SDK, against the fake platform. */

const space = '6946843325487906839';
let server: FeishuServer;
let appId: string;
let pauses: number[];

async function open(scopes?: readonly string[]): Promise<void> {
  server = await new FeishuServer().start();
  appId = `cli_${randomBytes(8).toString('hex')}`;
  server.addApp({ appId, appSecret: 'secret', ...(scopes && { scopes }) });
  server.wikis.addSpace(space, [appId]);
  pauses = [];
}
beforeEach(() => open());
afterEach(() => server.stop());

const paragraph = (content: string, id = '1'): RawBlock => ({
  block_id: id,
  block_type: 2,
  text: { elements: [{ text_run: { content } }] },
});

const originOf = (options: { node?: string; appSecret?: string } = {}): FeishuWikiOrigin =>
  new FeishuWikiOrigin({
    ...{ name: 'wiki', space, node: options.node, site: 'https://example.feishu.cn' },
    app: { appId, appSecret: options.appSecret ?? 'secret', domain: server.domain },
    pause: (milliseconds) => Promise.resolve(pauses.push(milliseconds)),
  });

/** Each document with its text; what else there is with its sentence; and why the listing ended early. */
async function read(origin = originOf()): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  try {
    for await (const item of origin.documents({ find: () => null })) found[nameOf(item)] = await textOf(item);
  } catch (error) {
    if (!(error instanceof OriginError)) throw error;
    found.problem = error.message;
  }
  return found;
}
const nameOf = (item: OriginItem): string => (item.status === 'document' ? item.document.path : item.path);
async function textOf(item: OriginItem): Promise<string> {
  if (item.status !== 'document') return `${item.status}: ${item.message}`;
  return Buffer.from(await item.bytes()).toString();
}

it('reads every document of the space, page by page, under the token of its page', async () => {
  server.limits.enabled = false;
  for (let at = 0; at < 60; at++) {
    server.wikis.add({ space, token: `wik${at}`, title: `第 ${at} 篇` }, [paragraph(`正文 ${at}`)]);
  }
  server.wikis.add({ space, token: 'wikchild', parent: 'wik3' }, [paragraph('below')]);
  server.wikis.add({ space, token: 'wikgrandchild', parent: 'wikchild' }, [paragraph('deeper')]);
  const found = await read();
  expect(Object.keys(found)).toHaveLength(62);
  expect([found['wik59.md'], found['wikgrandchild.md']]).toEqual(['正文 59\n', 'deeper\n']);
  expect(server.log.of('rejected')).toEqual([]);
});

it('reads documents of more blocks than a page has', async () => {
  const blocks = Array.from({ length: 700 }, (_, at) => paragraph(`line ${at}`, `b${at}`));
  server.wikis.add({ space, token: 'wiklong' }, blocks);
  expect((await read())['wiklong.md']).toContain('line 699');
});

it('tells title, address and revision, which changes with the text alone', async () => {
  server.wikis.add({ space, token: 'wika', title: '饮食' }, [paragraph('one')]);
  const documentOf = async () => {
    for await (const item of originOf().documents({ find: () => null })) {
      return item.status === 'document' && item.document;
    }
    return null;
  };
  const first = await documentOf();
  expect(first).toEqual({
    path: 'wika.md',
    title: '饮食',
    url: 'https://example.feishu.cn/wiki/wika',
    version: 'revision 1',
  });
  server.wikis.write('docwika', [paragraph('two')]);
  expect(await documentOf()).toMatchObject({ path: 'wika.md', version: 'revision 2' });
});

it('keeps to a page and what stands below it', async () => {
  server.wikis.add({ space, token: 'wika' }, [paragraph('a')]);
  server.wikis.add({ space, token: 'wikbbbbbbbbb' }, [paragraph('b')]);
  server.wikis.add({ space, token: 'wikc', parent: 'wikbbbbbbbbb' }, [paragraph('c')]);
  expect(await read(originOf({ node: 'wikbbbbbbbbb' }))).toEqual({ 'wikbbbbbbbbb.md': 'b\n', 'wikc.md': 'c\n' });
});

it('waits where it asks too often, and as long as the platform says', async () => {
  server.wikis.add({ space, token: 'wika' }, [paragraph('a')]);
  server.faults.on('wiki.nodes', { kind: 'too-many-requests', times: 2, seconds: 7 });
  server.faults.on('docx.blocks', { kind: 'server-error', times: 1 });
  expect(await read()).toEqual({ 'wika.md': 'a\n' });
  expect(pauses).toEqual([7000, 7000, 1000]);
});

it('ends, without a word of the platform, when it is asked too often for too long', async () => {
  server.faults.on('wiki.nodes', { kind: 'too-many-requests', seconds: 1 });
  expect(await read()).toEqual({ problem: 'The platform is asked too often: try again in some minutes.' });
});

it('names a page that it may not read, or that is no document, and goes on', async () => {
  server.wikis.add({ space, token: 'wika', title: '工资' }, [paragraph('a')]);
  server.wikis.add({ space, token: 'wikb', title: '名单', type: 'sheet' });
  server.wikis.add({ space, token: 'wikc' }, [paragraph('c')]);
  server.wikis.add({ space, token: 'wikd', title: '旧' }, [paragraph('d')]);
  const [closed, deleted] = [server.wikis.documents.get('docwika'), server.wikis.documents.get('docwikd')];
  if (closed) closed.state = 'closed';
  if (deleted) deleted.state = 'deleted';
  expect(await read()).toEqual({
    'wika.md': expect.stringMatching(
      /^refused: "工资": The app may not read it\. Add the app to the wiki space/,
    ) as string,
    'wikb.md': 'refused: "名单" is no document but a sheet: only documents are read.',
    'wikc.md': 'c\n',
    'wikd.md': expect.stringMatching(/^gone: "旧"/) as string,
  });
});

it('is not listed in full where what stands below a page is closed', async () => {
  server.wikis.add({ space, token: 'wika', closed: true }, [paragraph('a')]);
  server.wikis.add({ space, token: 'wikb', parent: 'wika' }, [paragraph('b')]);
  expect(await read()).toEqual({
    'wika.md': 'a\n',
    problem: expect.stringContaining(
      'What stands below the page wika was not listed: The app may not read it.',
    ) as string,
  });
});

describe('says what to do', () => {
  it('when the app is no member of the space', async () => {
    server.wikis.addSpace(space, []);
    expect((await read()).problem).toContain('Add the app to the wiki space');
  });

  it('when the space or the page does not exist', async () => {
    server.wikis.readers.clear();
    expect((await read()).problem).toContain('There is none of that id');
    expect((await read(originOf({ node: 'wikunknown' }))).problem).toContain('There is none of that id');
  });

  it('when the app lacks a scope', async () => {
    await server.stop();
    await open(['im:message']);
    expect((await read()).problem).toContain('add wiki:wiki:readonly and docx:document:readonly');
  });

  it('when the secret is wrong', async () => {
    expect((await read(originOf({ appSecret: 'other' }))).problem).toContain('fennelbean doctor feishu');
  });
});
