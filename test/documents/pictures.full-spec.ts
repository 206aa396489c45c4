import { join } from 'node:path';
import { InstalledPrograms } from '../../src/isolation/installed-programs';
import { IsolatedProcesses } from '../../src/isolation/isolated-processes';
import { documentsSchema } from '../../src/knowledge/documents.config';
import { createDocumentReader } from '../../src/knowledge/formats/document-reader';
import { firstOfMore, textPdf } from '../fixtures/hostile-documents/writers/pdf-writer';
import { compiledProgram } from '../support/compile-sources';

jest.setTimeout(60_000);

const processes = new IsolatedProcesses();
afterAll(() => {
  processes.stop();
});

it('takes the pictures out of a PDF with caption and page, and leaves its text as it was', async () => {
  const reader = createDocumentReader({
    runner: processes,
    script: join(compiledProgram(), 'dist', 'app', 'documents.child.js'),
    limits: documentsSchema.parse({}),
    programs: new InstalledPrograms(''),
  });
  const own = firstOfMore(2);
  const drawing = Buffer.from('q 200 0 0 120 60 500 cm /I1 Do Q');
  const dots = Buffer.alloc(80 * 60 * 3, 0x40);
  const bytes = textPdf(
    [
      { lines: [{ text: '第一页的正文在这里。', x: 60, y: 760 }] },
      {
        lines: [
          { text: '第二页的正文在这里。', x: 60, y: 760 },
          { text: '图 1 两组的变化', x: 60, y: 480 },
        ],
        contents: own,
        fonts: `>>/XObject<</I1 ${own + 1} 0 R`,
      },
    ],
    {
      more: [
        { dictionary: '', stream: drawing },
        {
          dictionary: '/Type/XObject/Subtype/Image/Width 80/Height 60/ColorSpace/DeviceRGB/BitsPerComponent 8',
          stream: dots,
        },
      ],
    },
  );
  const file = { path: 'a.pdf', file: '/none', bytes };
  const [read, plain] = [await reader.read({ ...file, pictures: 10 }), await reader.read(file)];
  const [document] = read.documents;
  expect(document?.text).toBe(plain.documents[0]?.text);
  expect(document?.pictures).toMatchObject([
    { caption: '图 1 两组的变化', place: { kind: 'page', first: 2, last: 2 }, start: document?.text.indexOf('图 1') },
  ]);
  const png = Buffer.from(document?.pictures?.[0]?.data ?? '', 'base64');
  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 80, 60]);
  expect(plain.documents[0]).not.toHaveProperty('pictures');
});
