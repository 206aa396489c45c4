import { existsSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { DocumentReader, DocumentReading } from '../../src/core/ports/document-reader';
import { InstalledPrograms } from '../../src/isolation/installed-programs';
import { IsolatedProcesses } from '../../src/isolation/isolated-processes';
import { documentsSchema } from '../../src/knowledge/documents.config';
import { createDocumentReader } from '../../src/knowledge/formats/document-reader';
import { TemporaryFolder } from '../fakes/temporary-folder';
import {
  type DocumentCase,
  escapedName,
  hostileDocuments,
  ordinaryDocuments,
} from '../fixtures/hostile-documents/build-hostile-documents';
import { compiledProgram } from '../support/compile-sources';

jest.setTimeout(600_000);

const LONGEST_MILLISECONDS = 30_000;
const squeezed = (text: string): string => text.replace(/\s+/g, '');

const hasLibreOffice = ['soffice', 'libreoffice'].some((name) =>
  (process.env.PATH ?? '').split(delimiter).some((path) => existsSync(join(path, name))),
);
const folder = new TemporaryFolder();
const processes = new IsolatedProcesses();
let requests = 0;
let server: Server;
let canary = '';

beforeAll(async () => {
  server = createServer((_request, response) => {
    requests++;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  canary = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  processes.stop();
  server.close();
  folder.remove();
});

const readerWith = (limits: object = {}): DocumentReader =>
  createDocumentReader({
    runner: processes,
    script: join(compiledProgram(), 'dist', 'app', 'documents.child.js'),
    limits: documentsSchema.parse(limits),
    programs: new InstalledPrograms(process.env.PATH ?? ''),
  });

/** What is wrong with how a case is read; empty where nothing is. */
async function faultsOf(reader: DocumentReader, one: DocumentCase, at: number): Promise<string[]> {
  const file = join(folder.path, `case-${at}`);
  await one.write(file);
  const started = performance.now();
  const reading = await reader.read({ path: one.fileName, file });
  const faults: string[] = [];
  if (performance.now() - started > LONGEST_MILLISECONDS) faults.push('too slow');
  const text = squeezed(reading.documents.map((document) => document.text).join('\n'));
  const isParsed = text !== '';
  if (isParsed && one.expect === 'refuse') faults.push(`parsed: ${text.slice(0, 80)}`);
  if (!isParsed && one.expect === 'parse') faults.push(`refused: ${reasonsOf(reading)}`);
  if (isParsed) {
    faults.push(
      ...(one.mustContain ?? [])
        .filter((words) => !text.includes(squeezed(words)))
        .map((words) => `lacks ${words.slice(0, 60)} in ${text.slice(0, 300)}`),
    );
  }
  const isFair = reading.refused.every(({ reason }) => one.reasons?.some((fair) => fair === reason));
  if (!isParsed && one.expect !== 'parse' && !isFair) {
    faults.push(`unfair: ${reasonsOf(reading)}, not ${String(one.reasons)}`);
  }
  if (reading.refused.some(({ message }) => !/; .+\.$/.test(message))) faults.push('does not say what to do');
  const told = squeezed(JSON.stringify(reading));
  for (const words of one.mustNotContain ?? []) {
    if (told.includes(squeezed(words) || words)) faults.push(`tells ${words}`);
  }
  return faults;
}

const reasonsOf = ({ refused }: DocumentReading): string => refused.map(({ reason }) => reason).join(', ');

async function readAll(reader: DocumentReader, cases: readonly DocumentCase[]): Promise<Record<string, string[]>> {
  const faulty: Record<string, string[]> = {};
  const waiting = cases.entries();
  const work = async (): Promise<void> => {
    for (const [at, one] of waiting) {
      const faults = await faultsOf(reader, one, at);
      if (faults.length > 0) faulty[one.name] = faults;
    }
  };
  await Promise.all([work(), work()]);
  return faulty;
}

it('refuses hostile documents by name and reason, or reads them without harm', async () => {
  expect(await readAll(readerWith({ seconds: 4 }), hostileDocuments({ canary }))).toEqual({});
  expect(requests).toBe(0);
  const written = [...readdirSync(tmpdir()), ...readdirSync(process.cwd()), ...readdirSync('/')];
  expect(written.filter((name) => name.includes(escapedName))).toEqual([]);
  expect(existsSync(join(folder.path, '..', escapedName))).toBe(false);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it('reads what an honest person gives', async () => {
  const isReadable = ({ fileName }: DocumentCase): boolean => hasLibreOffice || !/\.(?:doc|xls|ppt)$/.test(fileName);
  expect(await readAll(readerWith(), ordinaryDocuments.filter(isReadable))).toEqual({});
});
