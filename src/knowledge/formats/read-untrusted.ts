import type { DocumentReading, ReadDocument, RefusedDocument } from '../../core/ports/document-reader';
import { ArchivePictures } from './archive-pictures';
import { kindOf, type IsolatedFormat } from './document-kinds';
import { type ParsedDocument, ReadFault } from './parsed-document';
import type { DrawnFigure } from './pdf/pdf-figures';
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
  /** So many figures and tables are looked for; none without it. */
  pictures?: number;
}

export interface UntrustedReading extends DocumentReading {
  /** Pages of the one document that hold a picture in place of text. */
  scannedPages: readonly number[];
  /** Figures of the one document that are only drawn by lines. */
  drawings?: readonly DrawnFigure[];
}

/** Runs in a process of its own. Faults of the file are part of the answer. */
export async function readUntrusted(request: UntrustedRequest): Promise<UntrustedReading> {
  const { path, format } = request;
  const kind = kindOf(path);
  if (!format && kind?.how === 'archive') return readArchive(request);
  const read = await readOne(request);
  if ('reason' in read) return { documents: [], refused: [read], scannedPages: [] };
  const { scannedPages = [], drawings = [], ...document } = read;
  return { documents: [document], refused: [], scannedPages, ...(drawings.length > 0 && { drawings }) };
}

async function readArchive({ path, bytes, limits, pictures = 0 }: UntrustedRequest): Promise<UntrustedReading> {
  const documents: ReadDocument[] = [];
  const refused: RefusedDocument[] = [];
  try {
    const members = await unpackArchive(bytes, limits);
    const beside = new ArchivePictures(path, members);
    for (const member of members) {
      const name = `${path}/${member.name}`;
      const read =
        'fault' in member
          ? refusalOf(name, member.fault)
          : await readOne({ path: name, bytes: member.bytes(), limits, pictures });
      if ('reason' in read) refused.push(read);
      else documents.push(beside.within(withNoteOfPictures(read)));
    }
    if (documents.length === 0 && refused.length === 0) throw new ReadFault('empty');
    // What a document shows was read with it.
    return { documents, refused: refused.filter((one) => !beside.shown.has(one.path)), scannedPages: [] };
  } catch (error) {
    refused.push(refusalOf(path, error));
    return { documents: [], refused, scannedPages: [] };
  }
}

type UntrustedDocument = ReadDocument & Pick<ParsedDocument, 'scannedPages' | 'drawings'>;

async function readOne(request: UntrustedRequest): Promise<UntrustedDocument | RefusedDocument> {
  const { path, bytes, format: given, pictures = 0 } = request;
  try {
    const kind = kindOf(path);
    if (bytes.length === 0) throw new ReadFault('empty');
    const format = given ?? (kind?.how === 'isolated' ? kind.format : null);
    if (format) return { path, ...(await parse(format, request)) };
    if (kind?.how === 'text') return { path, ...readText(kind.format, bytes, pictures) };
    throw new ReadFault('unsupported', kind?.how === 'archive' ? 'an archive in an archive' : '');
  } catch (error) {
    return refusalOf(path, error);
  }
}

function parse(
  format: IsolatedFormat,
  { path, bytes, limits, pictures = 0 }: UntrustedRequest,
): ParsedDocument | Promise<ParsedDocument> {
  switch (format) {
    case 'html':
      return readHtml(bytes, pictures);
    case 'pdf':
      return readPdf(bytes, pictures);
    case 'docx':
      return readDocx(bytes, limits, pictures);
    case 'xlsx':
      return readXlsx(bytes, limits);
    case 'pptx':
      return readPptx(bytes, limits, pictures);
    case 'json':
      return readJson(bytes, path, limits);
    case 'csv':
      return readCsv(bytes, path, limits);
  }
}

function withNoteOfPictures({ scannedPages = [], drawings = [], ...document }: UntrustedDocument): ReadDocument {
  const notes: string[] = [];
  if (scannedPages.length > 0) notes.push(`${scannedPages.length} pages without text ${IN_ARCHIVE}`);
  if (drawings.length > 0) notes.push(`${drawings.length} figures that are drawn by lines ${IN_ARCHIVE}`);
  return { ...document, notes: [...document.notes, ...notes] };
}

const IN_ARCHIVE = 'were not read, because it is in an archive; add it as a file of its own.';
