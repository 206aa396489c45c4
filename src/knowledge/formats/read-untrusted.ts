import type { DocumentReading, ReadDocument, RefusedDocument } from '../../core/ports/document-reader';
import { kindOf, type IsolatedFormat } from './document-kinds';
import { type ParsedDocument, ReadFault } from './parsed-document';
import { readPdf } from './pdf/read-pdf';
import { readCsv } from './read-csv';
import { readJson } from './read-json';
import { readText } from './read-text';
import { refusalOf } from './refusals';
import { readPptx } from './slides/read-pptx';
import { readXlsx } from './spreadsheet/read-xlsx';
import { unpackArchive } from './unpack-archive';
import { readHtml } from './web/read-html';
import { readDocx } from './word/read-docx';
import type { ZipLimits } from './zip-archive';

export interface UntrustedLimits extends ZipLimits {
  rows: number;
}

export interface UntrustedRequest {
  path: string;
  bytes: Uint8Array;
  limits: UntrustedLimits;
  /** What the bytes are, where the name does not tell. */
  format?: IsolatedFormat;
}

export interface UntrustedReading extends DocumentReading {
  /** Pages of the one document that hold a picture in place of text. */
  scannedPages: readonly number[];
}

/** Runs in a process of its own. Faults of the file are part of the answer. */
export async function readUntrusted({ path, bytes, limits, format }: UntrustedRequest): Promise<UntrustedReading> {
  const kind = kindOf(path);
  if (!format && kind?.how === 'archive') return readArchive(path, bytes, limits);
  const read = await readOne(path, bytes, limits, format);
  if ('reason' in read) return { documents: [], refused: [read], scannedPages: [] };
  const { scannedPages = [], ...document } = read;
  return { documents: [document], refused: [], scannedPages };
}

async function readArchive(path: string, bytes: Uint8Array, limits: UntrustedLimits): Promise<UntrustedReading> {
  const documents: ReadDocument[] = [];
  const refused: RefusedDocument[] = [];
  try {
    for (const member of await unpackArchive(bytes, limits)) {
      const name = `${path}/${member.name}`;
      const read = 'fault' in member ? refusalOf(name, member.fault) : await readOne(name, member.bytes(), limits);
      if ('reason' in read) refused.push(read);
      else documents.push(withNoteOfPictures(read));
    }
    if (documents.length === 0 && refused.length === 0) throw new ReadFault('empty');
  } catch (error) {
    refused.push(refusalOf(path, error));
    return { documents: [], refused, scannedPages: [] };
  }
  return { documents, refused, scannedPages: [] };
}

async function readOne(
  path: string,
  bytes: Uint8Array,
  limits: UntrustedLimits,
  given?: IsolatedFormat,
): Promise<(ReadDocument & Pick<ParsedDocument, 'scannedPages'>) | RefusedDocument> {
  try {
    const kind = kindOf(path);
    if (bytes.length === 0) throw new ReadFault('empty');
    const format = given ?? (kind?.how === 'isolated' ? kind.format : null);
    if (format) return { path, ...(await parse(format, path, bytes, limits)) };
    if (kind?.how === 'text') return { path, ...readText(kind.format, bytes) };
    throw new ReadFault('unsupported', kind?.how === 'archive' ? 'an archive in an archive' : '');
  } catch (error) {
    return refusalOf(path, error);
  }
}

function parse(
  format: IsolatedFormat,
  path: string,
  bytes: Uint8Array,
  limits: UntrustedLimits,
): ParsedDocument | Promise<ParsedDocument> {
  switch (format) {
    case 'html':
      return readHtml(bytes);
    case 'pdf':
      return readPdf(bytes);
    case 'docx':
      return readDocx(bytes, limits);
    case 'xlsx':
      return readXlsx(bytes, limits);
    case 'pptx':
      return readPptx(bytes, limits);
    case 'json':
      return readJson(bytes, path, limits);
    case 'csv':
      return readCsv(bytes, path, limits);
  }
}

function withNoteOfPictures({
  scannedPages = [],
  ...document
}: ReadDocument & Pick<ParsedDocument, 'scannedPages'>): ReadDocument {
  if (scannedPages.length === 0) return document;
  const note = `${scannedPages.length} pages without text were not read, because it is in an archive; add it as a file of its own.`;
  return { ...document, notes: [...document.notes, note] };
}
