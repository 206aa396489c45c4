import { open, readFile } from 'node:fs/promises';
import type {
  DocumentFile,
  DocumentReader,
  DocumentReading,
  DocumentRefusal,
  ReadDocument,
  RefusedDocument,
} from '../../core/ports/document-reader';
import type { IsolatedResult, IsolatedRunner, IsolationFailure } from '../../core/ports/isolated-runner';
import type { ProgramRunner } from '../../core/ports/program-runner';
import { kindOf, type IsolatedFormat } from './document-kinds';
import type { DocumentLimits } from '../documents.config';
import { convertLegacy } from './legacy/convert-legacy';
import { readText } from './read-text';
import type { UntrustedRequest } from './read-untrusted';
import { refusalOf, refuse } from './refusals';
import { drawFigures } from './pdf/draw-figures';
import { readScannedPages } from './pdf/scanned-pages';
import { readingIn } from './untrusted-shape';

const MEGABYTE = 1024 * 1024;

export interface DocumentReaderOptions {
  runner: IsolatedRunner;
  /** The compiled entry that answers with `readUntrusted`. */
  script: string;
  limits: DocumentLimits;
  /** LibreOffice, poppler and tesseract, where they are installed. */
  programs: ProgramRunner;
}

const FAILURES: Readonly<Record<Exclude<IsolationFailure, 'cancelled'>, DocumentRefusal>> = {
  'too-slow': 'too-slow',
  'too-much-memory': 'too-much-memory',
  crashed: 'damaged',
  busy: 'too-slow',
};

/** Reads text in the program, and everything that needs a parser in a process of its own. */
export function createDocumentReader(options: DocumentReaderOptions): DocumentReader {
  return new FileReader(options);
}

interface IsolatedRequest {
  path: string;
  bytes: Uint8Array;
  format?: IsolatedFormat;
  pictures: number;
}

class FileReader implements DocumentReader {
  constructor(private readonly options: DocumentReaderOptions) {}

  reads(path: string): boolean {
    return kindOf(path) !== null;
  }

  async read(file: DocumentFile, signal?: AbortSignal): Promise<DocumentReading> {
    const { path, pictures = 0 } = file;
    try {
      const kind = kindOf(path);
      if (!kind) return refusedAlone(refuse(path, 'unsupported'));
      const bytes = file.bytes ?? (await this.bytesOf(file));
      signal?.throwIfAborted();
      if ('reason' in bytes) return refusedAlone(bytes);
      if (bytes.length > this.options.limits.fileMegabytes * MEGABYTE) return refusedAlone(this.tooLarge(path));
      if (kind.how === 'text') return { documents: [{ path, ...readText(kind.format, bytes, pictures) }], refused: [] };
      if (kind.how === 'legacy') return await this.readLegacy(file, bytes, kind.becomes, signal);
      return await this.readIsolated({ path, bytes, pictures }, signal);
    } catch (error) {
      signal?.throwIfAborted();
      return refusedAlone(refusalOf(path, error));
    }
  }

  private async bytesOf({ path, file }: DocumentFile): Promise<Uint8Array | RefusedDocument> {
    const handle = await open(file).catch(() => null);
    if (!handle) return refuse(path, 'unreadable');
    try {
      const found = await handle.stat();
      if (!found.isFile()) return refuse(path, 'unreadable');
      if (found.size > this.options.limits.fileMegabytes * MEGABYTE) return this.tooLarge(path);
      return await readFile(handle);
    } catch {
      return refuse(path, 'unreadable');
    } finally {
      await handle.close();
    }
  }

  private tooLarge(path: string): RefusedDocument {
    return refuse(path, 'too-large', `${this.options.limits.fileMegabytes} MB`);
  }

  private async readLegacy(
    { path, pictures = 0 }: DocumentFile,
    bytes: Uint8Array,
    becomes: 'docx' | 'xlsx' | 'pptx',
    signal?: AbortSignal,
  ): Promise<DocumentReading> {
    if (bytes.length === 0) return refusedAlone(refuse(path, 'empty'));
    const { programs, limits } = this.options;
    const converted = await convertLegacy(programs, { path, bytes, becomes, seconds: limits.seconds, signal });
    if ('reason' in converted) return refusedAlone(converted);
    const request = { path, bytes: converted.bytes, format: becomes, pictures };
    const { documents, refused } = await this.readIsolated(request, signal);
    return { documents: documents.map((document) => ({ ...document, format: 'office-legacy' })), refused };
  }

  private async readIsolated(request: IsolatedRequest, signal?: AbortSignal): Promise<DocumentReading> {
    const { runner, script, limits, programs } = this.options;
    const { path, bytes } = request;
    const milliseconds = limits.seconds * 1000 * (request.pictures > 0 ? SHARE_WITH_PICTURES : 1);
    const deadline = performance.now() + limits.seconds * 1000;
    const result: IsolatedResult<unknown> = await runner.run({
      script,
      request: { ...request, limits: untrustedLimits(limits) } satisfies UntrustedRequest,
      limits: { milliseconds, megabytes: limits.memoryMegabytes },
      signal,
    });
    if (result.status === 'failed') {
      signal?.throwIfAborted();
      if (request.pictures > 0 && COSTS_PICTURES.has(result.reason)) return this.readWithoutPictures(request, signal);
      if (result.reason === 'cancelled') return refusedAlone(refuse(path, 'unreadable', 'the program is stopping'));
      return refusedAlone(refuse(path, FAILURES[result.reason]));
    }
    const reading = readingIn(path, result.value);
    if (!reading) return refusedAlone(refuse(path, 'damaged'));
    const { refused, scannedPages, drawings = [] } = reading;
    const documents =
      drawings.length > 0
        ? await this.withDrawings(reading.documents, { bytes, drawings, deadline, signal })
        : reading.documents;
    const [document] = documents;
    if (!document || scannedPages.length === 0) return withoutText({ documents, refused });
    return withoutText(
      await readScannedPages(programs, {
        document,
        bytes,
        pages: scannedPages,
        most: limits.scannedPages,
        deadline,
        signal,
      }),
    );
  }

  private async withDrawings(
    documents: readonly ReadDocument[],
    task: Parameters<typeof drawFigures>[1],
  ): Promise<readonly ReadDocument[]> {
    const { pictures, notes } = await drawFigures(this.options.programs, task);
    return documents.map((document) => ({
      ...document,
      pictures: [...(document.pictures ?? []), ...pictures].sort((one, other) => one.start - other.start),
      notes: [...document.notes, ...notes],
    }));
  }

  private async readWithoutPictures(request: IsolatedRequest, signal?: AbortSignal): Promise<DocumentReading> {
    const { documents, refused } = await this.readIsolated({ ...request, pictures: 0 }, signal);
    const note = 'Its pictures were not read: together they ask for too much time or memory.';
    return { documents: documents.map((one) => ({ ...one, notes: [...one.notes, note] })), refused };
  }
}

/** Of the longest time; what takes longer is read once more without its pictures. */
const SHARE_WITH_PICTURES = 0.6;
/** What pictures may ask too much of; the text may be read all the same. */
const COSTS_PICTURES: ReadonlySet<IsolationFailure> = new Set(['too-slow', 'too-much-memory', 'crashed']);

const untrustedLimits = ({ unpackedMegabytes, entries, rows }: DocumentLimits): UntrustedRequest['limits'] => ({
  unpackedBytes: unpackedMegabytes * MEGABYTE,
  entries,
  rows,
});

/** A document that could be opened but says nothing is told of as well. */
function withoutText({ documents, refused }: DocumentReading): DocumentReading {
  const silent = documents.filter(({ text }) => text.trim() === '');
  return { documents, refused: [...refused, ...silent.map(({ path }) => refuse(path, 'no-text'))] };
}

const refusedAlone = (refused: RefusedDocument): DocumentReading => ({ documents: [], refused: [refused] });
