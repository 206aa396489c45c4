import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ProgramFolder } from './program-folder';
import { command } from './run-program';

const folder = new ProgramFolder();
afterAll(() => {
  folder.remove();
});

const row = (item: string, value: string, unit: string, range: string, flag: string) => ({
  cells: [item, value, unit, range],
  item,
  value,
  unit,
  range,
  flag,
});
const page = {
  id: 'sugar',
  kind: 'report',
  hospital: '柳溪镇卫生院',
  title: '生化检验报告单',
  header: [
    { label: '姓名', value: '钱小满' },
    { label: '性别', value: '男' },
  ],
  columns: ['项目', '结果', '单位', '参考范围'],
  rows: [
    row('葡萄糖', '9.8', 'mmol/L', '3.9-6.1', 'high'),
    row('尿酸', '455', 'umol/L', '208-428', 'high'),
    row('总蛋白', '58.2', 'g/L', '65.0-85.0', 'low'),
    row('总胆固醇', '4.31', 'mmol/L', '2.80-5.20', 'normal'),
  ],
  layout: 'ruled',
  footer: ['报告时间：2026-05-06 10:20'],
  distortion: null,
};
const distortion = {
  rotate: 4,
  perspective: 0.04,
  noise: 0.03,
  blur: 0.3,
  brightness: 0.9,
  shadow: true,
  jpegQuality: 75,
  scale: 1,
};
folder.write({
  'pages.jsonl': [page, { ...page, id: 'photo', distortion }].map((one) => JSON.stringify(one)).join('\n'),
});
const args = ['eval', 'ocr', '--pages', 'pages.jsonl', '--keep', 'kept', '--json'];

const listed = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
const hasChinese = listed.status === 0 && listed.stdout.includes('chi_sim');
const withTesseract = hasChinese || process.env.CI === 'true' ? it : it.skip;

withTesseract('measures letters, rows and flags (skipped without: apt-get install tesseract-ocr-chi-sim)', async () => {
  const { stdout, exitCode } = await command(folder, args);
  expect(exitCode).toBe(0);
  const figures = JSON.parse(stdout) as Record<'clean' | 'distorted', { characterAccuracy: number; flags: number }>;
  expect(figures).toMatchObject({ pages: 2, clean: { pages: 1, unread: 0, flags: 1, falseFlags: 0 } });
  expect(figures.clean.characterAccuracy).toBeGreaterThan(0.9);
  expect(figures.distorted.flags).toBeGreaterThan(0.6);
  expect(readdirSync(join(folder.path, 'kept')).sort()).toEqual(['photo.jpg', 'photo.txt', 'sugar.png', 'sugar.txt']);
});

it('says what to install where tesseract is missing', async () => {
  const { stdout, stderr, exitCode } = await command(folder, args, { variables: { PATH: folder.path } });
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  expect(stderr).toContain('apt-get install tesseract-ocr tesseract-ocr-chi-sim');
});
