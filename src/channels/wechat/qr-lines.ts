/** A code is new every minute or so; a log is not to be filled with them. */
const MOST_SHOWN = 10;
const INTRODUCTION = '请用微信扫码登录（也可在网页后台扫码） Scan with WeChat to log in (the page shows it, too)';

/** Shows codes to scan as text, each once. */
export class QrLines {
  private last = '';
  private shown = 0;

  constructor(private readonly write: (lines: string) => void) {}

  /** Never rejects. */
  async show(text: string): Promise<void> {
    if (text === this.last || this.shown >= MOST_SHOWN) return;
    this.last = text;
    this.shown++;
    try {
      const { toString } = await import('qrcode');
      const code = await toString(text, { type: 'terminal', small: true, errorCorrectionLevel: 'L' });
      this.write(`${INTRODUCTION}\n${code}\n`);
    } catch {
      this.write(`${INTRODUCTION}\n`);
    }
  }
}
