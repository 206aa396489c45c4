import type { Outcome } from '../../src/core/outcome';
import { xlsx } from '../fixtures/hostile-documents/writers/ooxml/xlsx';
import { textPdf } from '../fixtures/hostile-documents/writers/pdf-writer';
import { ProgramFolder } from './program-folder';
import { command } from './run-program';

const lines = (...texts: string[]) => ({ lines: texts.map((text, at) => ({ text, x: 60, y: 760 - at * 20 })) });

const folder = new ProgramFolder().write({
  'knowledge/patients/knowledge.yaml': 'title: 青禾诊所\nlanguage: zh\nassistant: patients\n',
  'knowledge/patients/documents/handbook.pdf': textPdf([
    lines(
      '青禾诊所就诊手册',
      ...Array.from({ length: 32 }, (_, at) => `第${at + 1}章讲的是诊所各处的设施在哪一层楼。`),
    ),
    lines('退号的规定', '退号须在就诊前一天的晚上八点以前在手机上申请。'),
  ]),
  'knowledge/patients/documents/fees.xlsx': xlsx({
    sheets: [
      {
        name: '退费',
        rows: [
          ['付款方式', '退费到账'],
          ['现金', '当场'],
          ['手机支付', '退费三个工作日到账'],
        ],
      },
    ],
  }),
  'knowledge/patients/qa-pairs.csv': 'question,answer,source\n退费去哪个窗口,退费去一楼大厅的五号窗口。,青禾诊所告示\n',
  'knowledge/patients/documents/broken.docx': 'no document at all',
  'knowledge/patients/documents/locked.xyz': 'of no kind',
});
folder.config.answer = { maxCharacters: 300, maxPassages: 5 };

afterAll(() => {
  folder.remove();
});

const ask = (question: string) => command(folder, ['ask', question, '--mention', '--json']);

describe('knowledge of every kind', () => {
  it('answers from a page, a row and an approved answer at once, and names the page and the cells', async () => {
    const { exitCode, stdout } = await ask('退号须在就诊前几天申请，手机支付的退费几个工作日到账，退费去哪个窗口？');
    expect(exitCode).toBe(0);
    const { answer } = JSON.parse(stdout) as Outcome;
    expect(answer?.text).toMatch(/就诊前一天/);
    expect(answer?.text).toMatch(/三个工作日/);
    expect(answer?.text).toMatch(/五号窗口/);
    expect(answer?.citations.map(({ place }) => place ?? null)).toEqual(
      expect.arrayContaining([
        { kind: 'page', first: 2, last: 2 },
        { kind: 'cells', sheet: '退费', range: expect.stringMatching(/^A\d:B3$/) as string },
        null,
      ]),
    );
  });

  it('shows them as people read them', async () => {
    const { stdout } = await command(folder, ['ask', '手机支付的退费几个工作日到账', '--mention']);
    expect(stdout).toMatch(/\[1\] .*退费.* › A\d:B3/);
  });

  it('says what could not be read, and why', async () => {
    const { stdout, stderr } = await command(folder, ['ingest', '--json']);
    const { problems } = JSON.parse(stdout) as { problems: { file: string; message: string }[] };
    const told = problems.map(({ file, message }) => `${file}: ${message}`).join('\n') + stderr;
    expect(told).toMatch(/broken\.docx: .+/);
    expect(told).toMatch(/locked\.xyz: .+/);
  });
});
