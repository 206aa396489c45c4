import type { QrCode } from '../core/login-view';

/** The code that a phone scans to read the text. Rejects when it is too long for any code. */
export async function drawQrCode(text: string): Promise<QrCode> {
  const { create } = await import('qrcode');
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const rows = Array.from({ length: size }, (_, row) => pathOfRow(data.subarray(row * size, (row + 1) * size), row));
  return { size, path: rows.join('') };
}

/** One rectangle for each run of dark squares. */
function pathOfRow(squares: Uint8Array, row: number): string {
  const dark = squares.join('');
  return [...dark.matchAll(/1+/g)]
    .map(({ 0: run, index }) => `M${index} ${row}h${run.length}v1h-${run.length}z`)
    .join('');
}
