import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { docx, paragraph } from '../fixtures/hostile-documents/writers/ooxml/docx';
import { compiledScript } from '../support/compile-sources';

jest.setTimeout(60_000);

const folder = new TemporaryFolder();
afterAll(() => {
  folder.remove();
});

const run = promisify(execFile);

it('prints one JSON object of what came of each file', async () => {
  folder.write({
    'expect.jsonl': [
      '{"file": "sources/手册.docx", "expect": "parse"}',
      '{"file": "sources/bomb.zip", "expect": "refuse"}',
      '{"file": "sources/left.out", "expect": "skip"}',
    ].join('\n'),
    'groundtruth/手册.docx.md': '高血压患者 少盐 <!-- image -->',
    'sources/手册.docx': docx({ body: paragraph('高血压患者应当少吃。') }),
    'sources/bomb.zip': Buffer.from(zipSync({ '../out.md': Buffer.from('x') })),
  });
  const { stdout } = await run(process.execPath, [
    compiledScript('cli.js'),
    'eval',
    'documents',
    '--data',
    folder.path,
    '--json',
  ]);
  expect(JSON.parse(stdout)).toEqual({
    ...{ files: 2, parsed: 1, refused: 1, crashed: 0, hung: 0 },
    wordRecall: { docx: expect.closeTo(2 / 3, 5) as number },
    details: [
      { file: 'sources/手册.docx', outcome: 'parsed', reason: null, characters: 10 },
      {
        file: 'sources/bomb.zip',
        outcome: 'refused',
        reason: expect.stringMatching(/^unsafe-name: /) as string,
        characters: 0,
      },
    ],
  });
});

it('says what is wrong with its data', async () => {
  folder.write({ 'expect.jsonl': '{"file": "a"}' });
  const told = run(process.execPath, [compiledScript('cli.js'), 'eval', 'documents', '--data', folder.path]);
  await expect(told).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Line 1 of') as string });
});
