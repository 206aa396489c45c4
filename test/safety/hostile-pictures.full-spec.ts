import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsolatedProcesses } from '../../src/isolation/isolated-processes';
import { InstalledPrograms } from '../../src/isolation/installed-programs';
import { documentsSchema } from '../../src/knowledge/documents.config';
import { createDocumentReader } from '../../src/knowledge/formats/document-reader';
import { IsolatedPictureDecoder } from '../../src/media/pictures/isolated-picture.decoder';
import { documentText, type HostileFile, stolenWords } from '../fixtures/hostile-pictures/hostile-file';
import { hostileAlbums, hostileImages } from '../fixtures/hostile-pictures/hostile-pictures';
import { compiledProgram } from '../support/compile-sources';

jest.setTimeout(300_000);

const LONGEST_MILLISECONDS = 30_000;
/** Of this process, its own files of up to 40 MB included. A bomb that went off here would take more. */
const MOST_MEGABYTES = 400;

/** What became of a file; its text where it is a document, and why it was refused. */
interface Ending {
  isRead: boolean;
  text: string | null;
}

const processes = new IsolatedProcesses();
let server: Server;
let listener = '';
let calls = 0;
let memoryBefore = 0;
let mostMemory = 0;
const watch = setInterval(() => {
  mostMemory = Math.max(mostMemory, process.memoryUsage.rss());
}, 20);

const outsideFiles = (): string[] =>
  [tmpdir(), process.cwd(), join(process.cwd(), '..'), '/', compiledProgram()].flatMap((folder) =>
    readdirSync(folder).filter((name) => name.startsWith('outside')),
  );

beforeAll(async () => {
  compiledProgram();
  server = createServer((_request, response) => {
    calls++;
    response.end();
  }).on('connection', () => calls++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  listener = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  memoryBefore = process.memoryUsage.rss();
});
afterAll(() => {
  clearInterval(watch);
  processes.stop();
  server.close();
});

/** What is wrong with how files end, by their names; two at a time. */
async function faultsOf(
  files: readonly HostileFile[],
  end: (file: HostileFile, bytes: Buffer) => Promise<Ending>,
): Promise<Record<string, string[]>> {
  const faulty: Record<string, string[]> = {};
  const waiting = files.values();
  const work = async (): Promise<void> => {
    for (const file of waiting) {
      const bytes = file.bytes(listener);
      const started = performance.now();
      const ending = await end(file, bytes);
      const faults = faultsIn(file, ending);
      if (performance.now() - started > LONGEST_MILLISECONDS) faults.push('too slow');
      if (faults.length > 0) faulty[file.name] = faults;
    }
  };
  await Promise.all([work(), work()]);
  return faulty;
}

function faultsIn({ expected }: HostileFile, { isRead, text }: Ending): string[] {
  const faults = text?.includes(stolenWords) ? ['tells of a file outside'] : [];
  if (isRead !== (expected === 'read') && expected !== 'either') faults.push(isRead ? 'read' : 'refused');
  if (isRead && expected === 'read' && text?.includes(documentText) === false) faults.push(`lacks its text: ${text}`);
  return faults;
}

const decoderOf = (longestSide: number): IsolatedPictureDecoder =>
  new IsolatedPictureDecoder({ runner: processes, script: compiled('pictures.child.js'), longestSide });
const compiled = (name: string): string => join(compiledProgram(), 'dist', 'app', name);

it('80 hostile pictures are refused, or give their dots and nothing else', async () => {
  const decoder = decoderOf(2048);
  expect(hostileImages).toHaveLength(80);
  const faults = await faultsOf(hostileImages, async (_file, bytes) => {
    const { status } = await decoder.decode(bytes);
    return { isRead: status === 'done', text: null };
  });
  expect(faults).toEqual({});
});

it('40 hostile documents are refused, or give their text and pictures that end as well', async () => {
  const reader = createDocumentReader({
    runner: processes,
    script: compiled('documents.child.js'),
    limits: documentsSchema.parse({}),
    programs: new InstalledPrograms(process.env.PATH ?? ''),
  });
  const decoder = decoderOf(1600);
  const found: string[] = [];
  expect(hostileAlbums).toHaveLength(40);
  const faults = await faultsOf(hostileAlbums, async ({ name }, bytes) => {
    const { documents, refused } = await reader.read({ path: name, file: '', bytes, pictures: 200 });
    found.push(...documents.flatMap(({ pictures = [] }) => pictures.flatMap(({ data }) => data ?? [])));
    const isRead = documents.length > 0;
    return { isRead, text: [...documents.map(({ text }) => text), JSON.stringify(refused)].join('\n') };
  });
  expect(faults).toEqual({});
  for (const data of new Set(found)) {
    const started = performance.now();
    expect(await decoder.decode(Buffer.from(data, 'base64'))).toHaveProperty('status');
    expect(performance.now() - started).toBeLessThan(LONGEST_MILLISECONDS);
  }
});

it('and nobody was called, no file came into being, and the memory stayed as it was', () => {
  expect(calls).toBe(0);
  expect(outsideFiles()).toEqual([]);
  expect((mostMemory - memoryBefore) / 1024 / 1024).toBeLessThan(MOST_MEGABYTES);
});
