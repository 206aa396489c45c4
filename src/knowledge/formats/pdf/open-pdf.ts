import { dirname, join } from 'node:path';
import { ReadFault } from '../parsed-document';
import { provideBufferTransfer } from './transferred-buffers';

type Library = typeof import('unpdf/pdfjs');
export type Pdf = Awaited<ReturnType<Library['getDocument']>['promise']>;

/** Larger pictures are not decoded. */
const MOST_DOTS = 25_000_000;

/** Throws `ReadFault`. */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  provideBufferTransfer();
  const { getResolvedPDFJS } = await import('unpdf');
  const { getDocument } = await getResolvedPDFJS();
  // Maps of Chinese, Japanese and Korean codes; this package ships the tables that the other one leaves out.
  const tables = join(dirname(require.resolve('pdf.js-extract')), 'cmaps', '/');
  try {
    return await getDocument({
      data: Buffer.isBuffer(bytes) ? new Uint8Array(bytes) : bytes,
      cMapUrl: tables,
      cMapPacked: true,
      disableFontFace: true,
      useSystemFonts: false,
      isEvalSupported: false,
      maxImageSize: MOST_DOTS,
      verbosity: 0,
    }).promise;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw new ReadFault(name === 'PasswordException' ? 'encrypted' : 'damaged');
  }
}
