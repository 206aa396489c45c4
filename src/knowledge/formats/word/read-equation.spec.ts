import { parseXml } from '../xml';
import { readEquation } from './read-equation';

const read = async (inner: string): Promise<string> =>
  readEquation(await parseXml(Buffer.from(`<m:oMath>${inner}</m:oMath>`)));
const run = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;

it.each([
  [run('A=π') + `<m:sSup><m:e>${run('r')}</m:e><m:sup>${run('2')}</m:sup></m:sSup>`, 'A=\\pi r^{2}'],
  [`<m:rad><m:deg/><m:e>${run('x')}</m:e></m:rad>`, '\\sqrt{x}'],
  [
    `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${run('n=1')}</m:sub><m:sup>${run('∞')}</m:sup><m:e>${run('n')}</m:e></m:nary>`,
    '\\sum_{n=1}^{\\infty}{n}',
  ],
  [`<m:d><m:e>${run('x+a')}</m:e></m:d>`, '\\left(x+a\\right)'],
  [`<m:func><m:fName>${run('cos')}</m:fName><m:e>${run('x')}</m:e></m:func>`, '\\cos{x}'],
  [run('𝑥−1'), 'x-1'],
])('writes an equation as %s', async (inner, latex) => {
  expect(await read(inner)).toBe(latex);
});
